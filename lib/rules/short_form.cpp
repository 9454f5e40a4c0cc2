// Surnames as the full citation prints them, one, two, or the first of many.
#include "rules/short_form.h"

#include "base/fold.h"
#include "base/text.h"
#include "facts/table.h"
#include "rules/support.h"

namespace subcite::rules_support {

bool is_government(std::string_view party) {
  for (const std::string_view name : {"United States", "U.S.", "State", "People", "Commonwealth", "Commissioner", "Comm’r", "Comm'r", "Government", "The State", "The People"})
    if (party == name) return true;
  return facts::geography().find(fold(party)) != nullptr;
}

bool can_have(const View& view, const Citation& full, const Citation& at) {
  const std::vector<NumberRange> pages = read_pages(view.document.text, at.pincite);
  const auto span = page_span(view, full);
  return span && !pages.empty() && span->first <= pages.front().first && pages.back().last <= span->second;
}

namespace {

bool starts_with_digit(std::string_view words) { return !words.empty() && words[0] >= '0' && words[0] <= '9'; }

/// The party that names the case.
std::string_view party_of(std::string_view title) {
  const std::size_t versus = title.find(" v. ");
  if (versus == std::string_view::npos) return {};
  const auto bare = [](std::string_view party) { return trim(party.substr(0, party.find(','))); };
  const std::string_view first = bare(title.substr(0, versus));
  const std::string_view second = bare(title.substr(versus + 4));
  return !is_government(first) ? first : is_government(second) ? std::string_view()
                                                               : second;
}

std::string of_case(const View& view, const Citation& full, std::string_view pincite) {
  const std::string_view party = party_of(view.at(full.title));
  if (party.empty() || full.volume.empty() || full.container.empty() || !starts_with_digit(pincite)) return {};
  return std::string(party) + ", " + std::string(view.at(full.volume)) + " " + std::string(view.at(full.container)) + " at " + std::string(pincite);
}

std::string name_of_work(const View& view, const Citation& full) {
  if (!full.hereinafter.empty()) return std::string(view.at(full.hereinafter));
  if (full.authors.empty()) return std::string(view.at(full.title));
  const auto surname = [&](Span author) { return std::string(full.names_institution ? view.at(author) : read_person(view.at(author)).surname()); };
  std::string name = surname(full.authors.front());
  if (full.et_al || full.authors.size() > 2) return name + " et al.";
  return full.authors.size() == 2 ? name + " & " + surname(full.authors.back()) : name;
}

bool is_law(Kind kind) { return kind == Kind::Statute || kind == Kind::Constitution || kind == Kind::Regulation || kind == Kind::Bill || kind == Kind::Treaty || kind == Kind::Other || kind == Kind::IntlDecision; }

/// "Roe, supra note 3, at 45", with the label where one was set; "Roe, 410 U.S. at 120" of a case. Empty where only a person can
/// write it: for a law, a case without a page, a work without a name, or one of the note itself.
std::string short_form(const View& view, CitationIndex at, std::uint32_t note, std::string_view pincite) {
  if (at < 0) return {};
  const Citation& full = view.citations[static_cast<std::size_t>(at)];
  if (full.form != Form::Full) return {};
  if (full.kind == Kind::Case) return of_case(view, full, pincite);
  const std::string number = view.note_of(full).number;
  const std::string name = name_of_work(view, full);
  if (is_law(full.kind) || full.note == note || number.empty() || name.empty()) return {};
  return name + ", supra note " + number + (pincite.empty() ? "" : starts_with_digit(pincite) ? ", at " + std::string(pincite)
                                                                                              : ", " + std::string(pincite));
}

/// The full citation of the work that was cited last, not long before this citation, among those that can have its page; -1 for none.
CitationIndex nearest_with_page(const View& view, std::size_t citation) {
  constexpr std::size_t kMost = 200;  // citations looked back over
  for (std::size_t k = citation; k-- > 0 && citation - k <= kMost;) {
    const WorkIndex work = view.index.references[k].work;
    if (view.citations[k].nested || work < 0) continue;
    const CitationIndex full = view.index.works[static_cast<std::size_t>(work)].first;
    if (can_have(view, view.citations[static_cast<std::size_t>(full)], view.citations[citation])) return full;
  }
  return -1;
}

}  // namespace

std::string full_form(const View& view, const Citation& full, std::string_view pincite) {
  if (full.page.empty() || full.year.empty() || !full.parallel.empty() || !starts_with_digit(pincite)) return {};
  const std::uint32_t behind = std::max(full.page.end, full.pincite.end);
  return std::string(view.at({full.core.begin, full.page.end})) + ", " + std::string(pincite) + std::string(view.at({behind, full.core.end}));
}

void offer_words(Finding& finding, const View& view, const Citation& instead, const std::string& words, std::string_view lead) {
  if (words.empty()) return;
  finding.help += " " + std::string(lead) + words + ".";
  if (has_italics(view, instead.core)) return;
  const std::uint32_t end = instead.core.end;
  const bool ends_sentence = view.at(instead.core).ends_with('.') && (end >= view.note_of(instead).text.end || view.document.text[end] == ' ');
  finding.fix = Fix{"Write " + words, false, {{instead.core, words + (ends_sentence ? "." : "")}}};
}

void offer_short_form(Finding& finding, const View& view, CitationIndex full, const Citation& instead) {
  offer_words(finding, view, instead, short_form(view, full, instead.note, view.at(instead.pincite)));
}

void offer_nearest_with_page(Finding& finding, const View& view, std::size_t citation) {
  const Citation& c = view.citations[citation];
  offer_words(finding, view, c, short_form(view, nearest_with_page(view, citation), c.note, view.at(c.pincite)), "Perhaps: ");
}

}  // namespace subcite::rules_support
