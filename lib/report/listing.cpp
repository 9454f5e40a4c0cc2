// Places come from the reader's map.
#include "report/listing.h"

#include "base/text.h"
#include "base/url.h"

namespace subcite {

std::string file_of(const std::string& path, const Place& place) {
  return !place.part.empty() && lower_ascii(path).ends_with(".tex") ? path.substr(0, path.rfind('/') + 1) + place.part : path;
}

void each_finding(const Manuscript& m, const std::function<void(const Listed&)>& take) {
  for (const Finding& f : m.findings) {
    if (!f.suppressed.empty()) continue;
    const bool body = f.note < 0;
    const Place place = f.place ? *f.place : m.document.origins.place_of(f.span);
    take({&f, place, file_of(m.path, place), body ? std::string("body") : "note " + m.document.notes[static_cast<std::size_t>(f.note)].label});
  }
}

std::string place_words(const AcrossPlace& place) { return place.path + (place.note.empty() ? "" : ", note " + place.note); }

std::string told(const AcrossFinding& f) { return f.message + " " + f.help; }

namespace {

/// "3 errors fewer", behind a comma where it is not the first.
void add_change(std::int64_t change, std::string_view what, std::string& out) {
  if (change == 0) return;
  const std::uint64_t count = static_cast<std::uint64_t>(change < 0 ? -change : change);
  out += (out.empty() ? "" : ", ") + (what == "of style" ? std::to_string(count) + " of style" : counted(count, what)) + (change < 0 ? " fewer" : " more");
}

}  // namespace

std::string change_words(const Change& change) {
  std::string out;
  add_change(change.errors, "error", out);
  add_change(change.warnings, "warning", out);
  add_change(change.style, "of style", out);
  add_change(change.links_broken, "dead link", out);
  return out;
}

std::string shortened(std::string_view words, std::size_t most) {
  if (words.size() <= most) return std::string(words);
  std::size_t cut = words.rfind(' ', most);
  if (cut == std::string_view::npos || cut == 0) {
    cut = most;
    while (cut > 0 && (static_cast<unsigned char>(words[cut]) & 0xC0U) == 0x80) --cut;
  }
  return std::string(words.substr(0, cut)) + " …";
}

std::string uri_of(std::string_view path) {
  while (path.starts_with("./")) path.remove_prefix(2);
  return (path.starts_with('/') ? "file://" : "") + percent_encoded(path, "-._~/");
}

std::string totals_words(const Totals& t) { return counted(t.errors, "error") + ", " + counted(t.warnings, "warning") + ", " + std::to_string(t.style) + " of style in " + counted(t.notes, "note") + " of " + counted(t.manuscripts, "manuscript"); }

std::string told(const Finding& f) { return f.message + (f.help.empty() ? "" : " " + f.help); }

}  // namespace subcite
