"""Evidence recorded so far was also sent by whoever recorded it, and every decision about a standing gets a reference."""

from django.db import migrations
from django.db.models import F

from sixthday.audit.references import new_reference


def fill(apps, schema_editor):
    """The same facts under the new columns."""
    apps.get_model("providers", "Evidence").objects.filter(sent_at__isnull=True).update(
        sent_by=F("recorded_by"), sent_at=F("recorded_at")
    )
    standings = apps.get_model("providers", "Standing")
    for pk in standings.objects.filter(ref__isnull=True).values_list("pk", flat=True):
        standings.objects.filter(pk=pk).update(ref=new_reference())


class Migration(migrations.Migration):
    dependencies = [("providers", "0002_evidence_people_and_checks")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
