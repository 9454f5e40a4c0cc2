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

/// The party that names the case: a part of its title.
Span party_of(const View& view, Span title) {
  const std::size_t versus = view.at(title).find(" v. ");
  if (versus == std::string_view::npos) return {};
  const auto at = title.begin + static_cast<std::uint32_t>(versus);
  const auto bare = [&](Span party) {
    const std::size_t comma = view.at(party).find(',');
    return trim(view.document.text, comma == std::string_view::npos ? party : Span{party.begin, party.begin + static_cast<std::uint32_t>(comma)});
  };
  const Span first = bare({title.begin, at});
  const Span second = bare({at + 4, title.end});
  return !is_government(view.at(first)) ? first : is_government(view.at(second)) ? Span{}
                                                                                 : second;
}

Styled of_case(const View& view, const Citation& full, std::string_view pincite) {
  const Span party = party_of(view, full.title);
  if (party.empty() || full.volume.empty() || full.container.empty() || !starts_with_digit(pincite)) return {};
  return Styled().italic(view.at(party)).plain(", ").printed(view, full.volume).plain(" ").printed(view, full.container).plain(" at ").plain(pincite);
}

Span surname(const View& view, const Citation& full, Span author) {
  if (full.names_institution) return author;
  const std::string_view words = read_person(view.at(author)).surname();
  const auto begin = static_cast<std::uint32_t>(words.empty() ? 0 : words.data() - view.document.text.data());
  return {begin, begin + static_cast<std::uint32_t>(words.size())};
}

Styled name_of_work(const View& view, const Citation& full) {
  if (!full.hereinafter.empty()) return Styled().printed(view, full.hereinafter);
  if (full.authors.empty()) return Styled().printed(view, full.title);
  Styled name = Styled().printed(view, surname(view, full, full.authors.front()));
  if (full.et_al || full.authors.size() > 2) return name.plain(" et al.");
  return full.authors.size() == 2 ? name.plain(" & ").printed(view, surname(view, full, full.authors.back())) : name;
}

bool is_law(Kind kind) { return kind == Kind::Statute || kind == Kind::Constitution || kind == Kind::Regulation || kind == Kind::Bill || kind == Kind::Treaty || kind == Kind::Other || kind == Kind::IntlDecision; }

/// "Roe, supra note 3, at 45", with the label where one was set; "Roe, 410 U.S. at 120" of a case. Empty where only a person can
/// write it: for a law, a case without a page, a work without a name, or one of the note itself.
Styled short_form(const View& view, CitationIndex at, std::uint32_t note, std::string_view pincite) {
  if (at < 0) return {};
  const Citation& full = view.citations[static_cast<std::size_t>(at)];
  if (full.form != Form::Full) return {};
  if (full.kind == Kind::Case) return of_case(view, full, pincite);
  const std::string number = view.note_of(full).number;
  Styled words = name_of_work(view, full);
  if (is_law(full.kind) || full.note == note || number.empty() || words.empty()) return {};
  words.plain(", ").italic("supra").plain(" note " + number);
  return pincite.empty() ? words : words.plain(starts_with_digit(pincite) ? ", at " : ", ").plain(pincite);
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

Styled full_form(const View& view, const Citation& full, std::string_view pincite) {
  if (full.page.empty() || full.year.empty() || !full.parallel.empty() || !starts_with_digit(pincite)) return {};
  const std::uint32_t behind = std::max(full.page.end, full.pincite.end);
  return Styled().printed(view, {full.core.begin, full.page.end}).plain(", ").plain(pincite).printed(view, {behind, full.core.end});
}

void offer_words(Finding& finding, const View& view, const Citation& instead, Styled words, std::string_view lead) {
  if (words.empty()) return;
  finding.help += " " + std::string(lead) + words.text + ".";
  finding.fix = Fix{"Write " + words.text, false, {}};
  const std::uint32_t end = instead.core.end;
  const bool ends_sentence = view.at(instead.core).ends_with('.') && (end >= view.note_of(instead).text.end || view.document.text[end] == ' ');
  if (ends_sentence) words.plain(".");
  finding.fix->edits.push_back(put(view, instead.core, std::move(words)));
}

void offer_short_form(Finding& finding, const View& view, CitationIndex full, const Citation& instead) {
  offer_words(finding, view, instead, short_form(view, full, instead.note, view.at(instead.pincite)));
}

void offer_nearest_with_page(Finding& finding, const View& view, std::size_t citation) {
  const Citation& c = view.citations[citation];
  offer_words(finding, view, c, short_form(view, nearest_with_page(view, citation), c.note, view.at(c.pincite)), "Perhaps: ");
}

}  // namespace subcite::rules_support
