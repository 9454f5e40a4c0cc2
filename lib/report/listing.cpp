// Places come from the reader's map.
#include "report/listing.h"

#include "base/text.h"
#include "base/url.h"

namespace subcite {

void each_finding(const Manuscript& m, const std::function<void(const Listed&)>& take) {
  for (const Finding& f : m.findings) {
    if (!f.suppressed.empty()) continue;
    const bool body = f.note < 0;
    const Place place = f.place ? *f.place : m.document.origins.place_of(f.span);
    const bool input = m.document.format == Format::Latex && !place.part.empty();
    const std::string folder = m.path.substr(0, m.path.rfind('/') + 1);
    take({&f, place, input ? folder + place.part : m.path, body ? std::string("body") : "note " + m.document.notes[static_cast<std::size_t>(f.note)].label});
  }
}

const std::vector<AcrossFinding>& across_of(const ReportContext& context) {
  static const std::vector<AcrossFinding> none;
  return context.across == nullptr ? none : *context.across;
}

std::string place_words(const AcrossPlace& place) { return place.path + (place.note.empty() ? "" : ", note " + place.note); }

std::string told(const AcrossFinding& f) { return f.message + " " + f.help; }

std::string uri_of(std::string_view path) {
  while (path.starts_with("./")) path.remove_prefix(2);
  return (path.starts_with('/') ? "file://" : "") + percent_encoded(path, "-._~/");
}

std::string totals_words(const Totals& t) { return counted(t.errors, "error") + ", " + counted(t.warnings, "warning") + ", " + std::to_string(t.style) + " of style in " + counted(t.notes, "note") + " of " + counted(t.manuscripts, "manuscript"); }

std::string told(const Finding& f) { return f.message + (f.help.empty() ? "" : " " + f.help); }

}  // namespace subcite
