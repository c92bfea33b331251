import { initAll } from "../govuk/govuk-frontend.min.js";

initAll();

// A long list can be searched by typing. Without this it stays a plain list.
const lists = document.querySelectorAll("select[data-find]");
if (lists.length) {
  await import("../accessible-autocomplete/accessible-autocomplete.min.js");
  for (const list of lists) {
    window.accessibleAutocomplete.enhanceSelectElement({
      selectElement: list,
      defaultValue: list.selectedOptions[0]?.value ? list.selectedOptions[0].text : "",
      menuAttributes: { "aria-label": "Matches" },
      tNoResults: () => "Nothing fits",
    });
    list.hidden = true;
  }
}
