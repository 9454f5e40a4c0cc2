// Only the first full citation of each work speaks for a manuscript.
#include "rules/across.h"

#include <algorithm>

#include "base/fold.h"
#include "base/text.h"
#include "facts/words.h"
#include "rules/support.h"

namespace subcite {
namespace {

using namespace rules_support;

Cited cited(const View& view, const Citation& c) {
  Cited out;
  const Note& note = view.note_of(c);
  out.note = note.label;
  out.citation = id_of(c, note.label);
  out.at = static_cast<CitationIndex>(&c - view.citations.data());
  out.words = trim(view.at({c.core.begin, c.parentheticals.empty() ? c.core.end : std::min(c.core.end, c.parentheticals.front().inner.begin - 1)}));
  out.place = view.document.origins.place_of(c.core);
  out.kind = c.kind;
  for (const Span& author : c.authors) out.authors.emplace_back(view.at(author));
  out.author = author_key(view, c);
  out.title = view.at(c.title);
  out.container = view.at(c.container);
  out.volume = view.at(c.volume);
  out.page = view.at(c.page);
  out.year = c.date.year;
  out.date = to_iso(c.date);
  out.url = view.at(c.url);
  out.forthcoming = view.at(c.raw).find("forthcoming") != std::string_view::npos || c.kind == Kind::WorkingPaper;
  fold_keys(out);
  return out;
}

/// The manuscript's own title: its first heading, or its first paragraph where that is as short as a title and no sentence.
std::vector<Cited> own_title(const View& view) {
  if (view.document.body.empty()) return {};
  const Paragraph& first = view.document.body.front();
  const std::string_view words = trim(view.at(first.text));
  constexpr std::size_t kLongest = 250;  // bytes
  if (words.size() > kLongest || (!first.heading && ends_sentence(words))) return {};
  Cited out;
  out.own = true;
  out.title = words;
  fold_keys(out);
  out.place = view.document.origins.place_of(first.text);
  return {out};
}

}  // namespace

void fold_keys(Cited& c) {
  c.title_key = facts::canonical(c.title);
  c.container_key = facts::canonical(c.container);
}

std::vector<Cited> cited_works(const View& view) {
  std::vector<Cited> out = own_title(view);
  for (const Work& work : view.index.works) {
    if (work.first < 0) continue;
    const Citation& c = view.citations[static_cast<std::size_t>(work.first)];
    if (c.form == Form::Full && !c.nested && !c.quoted) out.push_back(cited(view, c));
  }
  return out;
}

namespace rules_across {

std::string key_of(const std::vector<std::string>& parts) {
  std::string out;
  for (const std::string& part : parts) {
    if (part.empty()) return {};
    out += (out.empty() ? "" : "\x1E") + part;
  }
  return out;
}

std::string listed(const std::vector<Variant>& variants, std::string (*shown)(const Cited&)) {
  std::string out;
  for (std::size_t i = 0; i < variants.size(); ++i) {
    out += i == 0 ? "" : i + 1 == variants.size() ? " and "
                                                  : ", ";
    out += shown(variants[i].examples.front()) + " (" + counted(variants[i].papers, "paper") + ")";
  }
  return out;
}

std::vector<AcrossTold> all_told(const std::vector<Variant>& variants, std::string message, std::string help) {
  AcrossTold told{std::move(message), std::move(help), {}};
  for (std::size_t i = 0; i < variants.size(); ++i) told.variants.push_back(i);
  return {told};
}

bool is_placed(const Cited& c) { return !c.forthcoming && has_digit(c.volume) && has_digit(c.page); }

std::size_t words_in(std::string_view title_key) { return title_key.empty() ? 0 : split(title_key, ' ').size(); }

}  // namespace rules_across
}  // namespace subcite
