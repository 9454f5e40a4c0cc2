// Rows follow the works of the index, which stand in the order they are first cited in.
#include "report/source_list.h"

#include <algorithm>
#include <map>

#include "base/fold.h"
#include "base/text.h"
#include "report/bibliography.h"
#include "report/pull.h"
#include "report/stored.h"

namespace subcite {
namespace {

class Rows {
 public:
  Rows(const ReportContext& context, const Manuscript& m) : context_(context), m_(m), d_(m.document) {
    for (std::size_t i = 0; i < m.links.size(); ++i) results_.emplace(m.links[i].url, &m.results[i]);
    for (const Finding& f : m.findings)
      if (f.citation >= 0 && f.suppressed.empty() && f.severity != Severity::Style) found_.emplace(f.citation, &f);
  }

  [[nodiscard]] SourceRow row_of(const Work& work, std::size_t number) const {
    const Citation& full = m_.citations[static_cast<std::size_t>(work.first)];
    SourceRow row;
    row.number = number;
    row.kind = name_of(full.kind);
    row.citation = trim(d_.at(full.core));
    row.link = d_.at(full.url);
    row.pull = pull_address(d_, full);
    if (const StoredWork* stored = row.pull.empty() ? stored_of(m_, work) : nullptr) row.pull = address_of(*stored);
    uses(work, row);
    links(work, row);
    if (row.pull.empty() || row.verdict == name_of(LinkStatus::Malformed)) row.pull = row.verdict == name_of(LinkStatus::Malformed) ? std::string() : row.link;
    row.remarks = remarks(work);
    row.assigned = assigned_to(context_.assignments, row.first_note);
    row.file_name = pull_name(context_.pull_name, d_, full, row);
    return row;
  }

 private:
  void uses(const Work& work, SourceRow& row) const {
    std::string last;
    for (const CitationIndex at : work.all) {
      const Citation& c = m_.citations[static_cast<std::size_t>(at)];
      const std::string& label = d_.notes[c.note].label;
      if (row.first_note.empty()) row.first_note = label;
      if (label != last) row.notes += (row.notes.empty() ? "" : ", ") + label;
      last = label;
      if (!c.pincite.empty()) row.pincites += (row.pincites.empty() ? "" : "; ") + std::string(d_.at(c.pincite)) + " (n. " + label + ")";
    }
  }

  void links(const Work& work, SourceRow& row) const {
    for (const CitationIndex at : work.full) {
      const Citation& c = m_.citations[static_cast<std::size_t>(at)];
      if (row.link.empty()) row.link = d_.at(c.url);
      if (row.archived.empty()) row.archived = d_.at(c.archive_url);
      if (const auto result = results_.find(d_.at(c.url)); result != results_.end() && row.verdict.empty()) take(*result->second, row);
    }
  }

  /// What was found wrong with its citations, for who pulls it: "C007 (n. 12); I004 (n. 79)".
  [[nodiscard]] std::string remarks(const Work& work) const {
    std::string out;
    for (const CitationIndex at : work.all) {
      const auto [first, last] = found_.equal_range(at);
      for (auto it = first; it != last; ++it) out += (out.empty() ? "" : "; ") + std::string(it->second->rule) + " (n. " + d_.notes[m_.citations[static_cast<std::size_t>(at)].note].label + ")";
    }
    return out;
  }

  /// Where a reference manager says that it is.
  static std::string address_of(const StoredWork& stored) {
    if (!stored.doi.empty()) return doi_address(stored.doi);
    return stored.url.starts_with("http://") || stored.url.starts_with("https://") ? stored.url : std::string();
  }

  static void take(const LinkResult& r, SourceRow& row) {
    row.verdict = r.status == LinkStatus::Skipped ? std::string_view("not checked") : name_of(r.status);
    if (row.archived.empty()) row.archived = r.archive.path;
  }

  const ReportContext& context_;
  const Manuscript& m_;
  const Document& d_;
  std::map<std::string_view, const LinkResult*> results_;  // by address
  std::multimap<CitationIndex, const Finding*> found_;     // errors and warnings, by citation
};

/// Letters, digits, hyphens: what every file system takes, marks and blanks gone.
std::string file_words(std::string_view words) {
  std::string out;
  for (const std::string& word : folded_words(words)) {
    std::string plain;
    for (const char c : word)
      if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) plain += c;
    if (!plain.empty()) out += (out.empty() ? "" : "-") + plain;
  }
  return out;
}

std::string cut_at_word(std::string words, std::size_t most) {
  if (words.size() <= most) return words;
  const std::size_t hyphen = words.rfind('-', most);
  words.resize(hyphen == std::string::npos || hyphen == 0 ? most : hyphen);
  return words;
}

/// The title; of an untitled source its citation without the year, which stands behind it.
std::string title_words(const Document& d, const Citation& c, std::size_t most) {
  std::string words = file_words(c.title.empty() ? d.at(c.core) : d.at(c.title));
  const std::string year = "-" + std::to_string(c.date.year);
  if (c.title.empty() && words.ends_with(year)) words.resize(words.size() - year.size());
  return cut_at_word(std::move(words), most);
}

/// Surname of the first author, else the title, else the citation.
std::string name_words(const Document& d, const Citation& c) {
  if (c.authors.empty()) return title_words(d, c, 40);
  const std::string_view author = d.at(c.authors.front());
  return cut_at_word(file_words(c.names_institution ? std::string(author) : read_name(author).family), 40);
}

std::string three_digits(std::size_t number) {
  const std::string digits = std::to_string(number);
  return std::string(digits.size() < 3 ? 3 - digits.size() : 0, '0') + digits;
}

std::string value_of(std::string_view key, const Document& d, const Citation& full, const SourceRow& row) {
  if (key == "number") return three_digits(row.number);
  if (key == "name") return name_words(d, full);
  if (key == "title") return title_words(d, full, 60);
  if (key == "year") return full.date.year == 0 ? std::string("nd") : std::to_string(full.date.year);
  if (key == "note") return file_words(row.first_note);
  return file_words(row.kind);
}

}  // namespace

std::string pull_name(std::string_view pattern, const Document& d, const Citation& full, const SourceRow& row) {
  std::string out;
  for (std::size_t at = 0; at < pattern.size(); ++at) {
    const std::size_t close = pattern[at] == '{' ? pattern.find('}', at) : std::string_view::npos;
    if (close == std::string_view::npos) out += pattern[at];
    else out += value_of(pattern.substr(at + 1, close - at - 1), d, full, row), at = close;
  }
  return out;
}

Result<void> check_pull_name(std::string_view pattern) {
  if (pattern.find('/') != std::string_view::npos || pattern.find('\\') != std::string_view::npos || pattern.starts_with('.')) return failure("“" + std::string(pattern) + "” makes no file name: leave slashes and a leading period out.");
  for (std::size_t open = pattern.find('{'); open != std::string_view::npos; open = pattern.find('{', open + 1)) {
    const std::string_view key = pattern.substr(open + 1, pattern.find('}', open) - open - 1);
    if (pattern.find('}', open) == std::string_view::npos) return failure("“" + std::string(pattern) + "” has a brace that is not closed.");
    if (!is_one_of(key, {"number", "name", "title", "year", "note", "kind"})) return failure("“{" + std::string(key.substr(0, 40)) + "}” is no part of a file name. Known are {number}, {name}, {title}, {year}, {note} and {kind}.");
  }
  if (!pattern.empty() && pattern.find("{number}") == std::string_view::npos && pattern.find("{title}") == std::string_view::npos && pattern.find("{name}") == std::string_view::npos) return failure("“" + std::string(pattern) + "” gives all sources one name: put {number}, {name} or {title} into it.");
  return {};
}

Result<std::vector<Assignment>> parse_assignments(std::string_view text) {
  std::vector<Assignment> out;
  const std::string plain = replaced(replaced(std::string(text), "–", "-"), ";", ",");
  for (const std::string_view part : split(plain, ',')) {
    if (trim(part).empty()) continue;
    const std::size_t equals = part.find('=');
    const std::string_view name = trim(part.substr(0, equals));
    const std::string_view range = equals == std::string_view::npos ? std::string_view() : trim(part.substr(equals + 1));
    const std::size_t dash = range.find('-');
    const auto first = to_number(range.substr(0, dash));
    const auto last = dash == std::string_view::npos ? first : to_number(range.substr(dash + 1));
    if (name.empty() || !first || !last || *last < *first) return failure("“" + std::string(trim(part)) + "” gives nobody notes. Write NAME=FIRST-LAST, such as ANNA=1-60.");
    for (const Assignment& other : out)
      if (*first <= other.last && other.first <= *last) return failure("Note " + std::to_string(std::max(*first, other.first)) + " is given to " + other.name + " and to " + std::string(name) + ".");
    out.push_back({std::string(name), *first, *last});
  }
  return out;
}

std::string assigned_to(const std::vector<Assignment>& assignments, std::string_view note_label) {
  const auto note = to_number(note_label);
  if (!note) return {};
  for (const Assignment& a : assignments)
    if (a.first <= *note && *note <= a.last) return a.name;
  return {};
}

std::vector<SourceRow> source_list(const ReportContext& context, const Manuscript& m) {
  std::vector<SourceRow> out;
  const Rows rows(context, m);
  for (const Work& work : m.index.works)
    if (work.first >= 0) out.push_back(rows.row_of(work, out.size() + 1));
  return out;
}

std::vector<std::string_view> source_columns() { return {"Number", "Kind", "Citation", "First note", "All notes", "Pincites to check", "Link", "Verdict", "Archived", "Where to pull it", "File name", "Assigned to", "Status", "Pulled by", "Remarks"}; }

std::vector<std::string> source_fields(const SourceRow& r) { return {std::to_string(r.number), r.kind, r.citation, r.first_note, r.notes, r.pincites, r.link, r.verdict, r.archived, r.pull, r.file_name, r.assigned, "to pull", "", r.remarks}; }

}  // namespace subcite
