"""What the form of every section can do: start from what the referral holds, and give the values to keep."""

from collections.abc import Mapping
from typing import Any

from sixthday.web.kit.forms import Form


class SectionForm(Form):
    """A section of a referral. `held` says what stands there now; `values` what to keep."""

    names: tuple[str, ...] = ()

    @classmethod
    def held(cls, referral: Any) -> dict[str, Any]:
        """What the section holds, for the boxes."""
        return {name: getattr(referral, name) for name in cls.names}

    def values(self) -> Mapping[str, Any]:
        """What to keep, for `save_section`."""
        return {name: self.cleaned_data[name] for name in self.names}
