// One entry a work, from its first full citation.
#include "report/bibliography.h"

#include "base/text.h"
#include "report/stored.h"
#include "facts/words.h"

namespace subcite {
namespace {

bool is_suffix(std::string_view word) { return is_one_of(word, {"Jr.", "Sr.", "II", "III", "IV", "VI", "VII", "Jr", "Sr"}); }

std::vector<BibName> people(const Document& d, const std::vector<Span>& names, bool bodies) {
  std::vector<BibName> out;
  for (const Span name : names) {
    if (name.empty()) continue;
    out.push_back(bodies ? BibName{std::string(d.at(name)), {}, {}} : read_name(d.at(name)));
  }
  return out;
}

/// Labels are a stranger's words: letters, digits and hyphens of theirs are a key.
std::string plain_key(std::string_view label) {
  std::string out;
  for (const char c : label)
    if ((c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c == '-') out += c;
  return out;
}

BibEntry entry_of(const Document& d, const Citation& c) {
  const auto text = [&](Span span) { return std::string(trim(d.at(span))); };
  BibEntry e;
  e.key = "n" + plain_key(d.notes[c.note].label) + "-" + std::to_string(c.note + 1) + "-" + std::to_string(c.index);
  e.kind = c.kind;
  e.authors = people(d, c.authors, c.names_institution);
  e.editors = people(d, c.editors, false);
  e.title = text(c.title.empty() ? c.core : c.title);
  e.container = text(c.container);
  e.volume = text(c.volume);
  e.page = text(c.page);
  e.last_page = text(c.last_page);
  e.date = c.date;
  e.court = text(c.court);
  e.symbol = text(c.symbol);
  e.edition = text(c.edition);
  e.url = text(c.url);
  e.archived = text(c.archive_url);
  return e;
}

/// What the manuscript does not print.
void add_stored(const StoredWork& work, BibEntry& e) {
  e.publisher = work.publisher;
  e.doi = work.doi;
  e.isbn = work.isbn;
  if (e.url.empty()) e.url = work.url;
}

}  // namespace

/// Particles stand with the surname where they are written small.
BibName read_name(std::string_view printed) {
  std::vector<std::string_view> words;
  for (const std::string_view word : split(printed, ' '))
    if (const std::string_view bare = trim(word); !bare.empty()) words.push_back(bare.ends_with(',') ? bare.substr(0, bare.size() - 1) : bare);
  BibName out;
  if (words.size() > 1 && is_suffix(words.back())) out.suffix = words.back(), words.pop_back();
  if (words.empty()) return out;
  std::size_t family = words.size() - 1;
  while (family > 1 && (facts::is_particle(lower_ascii(words[family - 1])) || lower_ascii(words[family - 1]) == "al-")) --family;
  for (std::size_t k = 0; k < words.size(); ++k) {
    std::string& part = k < family ? out.given : out.family;
    part += (part.empty() ? "" : " ") + std::string(words[k]);
  }
  return out;
}

std::vector<BibEntry> bibliography(const ReportContext& context, const Manuscript& m) {
  const std::string prefix = context.manuscripts > 1 ? "m" + std::to_string(context.position + 1) + "-" : "";
  std::vector<BibEntry> out;
  for (const Work& work : m.index.works) {
    if (work.first < 0) continue;
    out.push_back(entry_of(m.document, m.citations[static_cast<std::size_t>(work.first)]));
    out.back().key.insert(0, prefix);
    if (const StoredWork* stored = stored_of(m, work)) add_stored(*stored, out.back());
  }
  return out;
}

}  // namespace subcite
