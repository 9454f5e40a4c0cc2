// Q010: where the quoted words themselves quote somebody, the note names whom, or says that the citation is left out.
#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "base/text.h"
#include "base/utf8.h"
#include "rules/quotations.h"
#include "rules/support.h"

namespace subcite {

extern const Rule kRule_inner_quotation_source;

namespace {

using namespace rules_support;

constexpr std::size_t kShortest = 4;

/// The opening and closing single marks of inner quotations; an apostrophe closes nothing, that of a plural where no other mark does.
std::vector<Span> inner_single(std::string_view text, Span within) {
  std::vector<Span> out;
  for (std::uint32_t at = within.begin; at + 3 <= within.end; ++at) {
    if (text[at] != '\xE2' || text.substr(at, 3) != "‘") continue;
    std::uint32_t close = 0;
    std::uint32_t after_plural = 0;
    for (std::uint32_t next = at + 3; next + 3 <= within.end; ++next) {
      if (text[next] != '\xE2' || text.substr(next, 3) != "’") continue;
      const bool letter = next + 3 < within.end && is_word_byte(text[next + 3]) && text.substr(next + 3, 3) != "”" && text.substr(next + 3, 3) != "’";
      const bool plural = !letter && text[next - 1] == 's' && next + 3 < within.end && text[next + 3] == ' ';
      if (plural && after_plural == 0) after_plural = next;
      if (letter || plural) continue;
      close = next;
      break;
    }
    if (close == 0 && !is_digit_at(text, at + 3)) close = after_plural;
    if (close == 0) continue;
    out.push_back({at + 3, close});
    at = close;
  }
  return out;
}

/// Straight ones where no curly one stands.
std::vector<Span> inner_of_either(std::string_view text, Span within) {
  std::vector<Span> curly = inner_single(text, within);
  return curly.empty() && slice(text, within).find('\'') != std::string_view::npos ? single_pairs_in(text, within) : curly;
}

std::vector<Span> inner_double(std::string_view text, Span within) {
  std::vector<Span> out;
  for (std::uint32_t at = within.begin; at + 3 <= within.end; ++at) {
    if (text[at] != '\xE2' || text.substr(at, 3) != "“") continue;
    const std::size_t close = text.substr(0, within.end).find("”", at);
    if (close == std::string_view::npos) break;
    out.push_back({at + 3, static_cast<std::uint32_t>(close)});
    at = static_cast<std::uint32_t>(close);
  }
  if (!out.empty()) return out;
  for (std::size_t at = text.substr(0, within.end).find('"', within.begin); at != std::string_view::npos;) {
    const std::size_t close = text.substr(0, within.end).find('"', at + 1);
    if (close == std::string_view::npos) break;
    out.push_back({static_cast<std::uint32_t>(at + 1), static_cast<std::uint32_t>(close)});
    at = text.substr(0, within.end).find('"', close + 1);
  }
  return out;
}

/// "said, ‘I will not pay’": a person's words.
bool is_speech(std::string_view before) {
  std::string low = lower_ascii(before.substr(before.size() > 60 ? before.size() - 60 : 0));
  std::size_t words = 0;
  std::size_t at = low.size();
  while (at > 0 && words < 4) {
    --at;
    if (low[at] == ' ') ++words;
  }
  low = low.substr(at);
  for (const std::string_view word : {"said", "says", "say ", "asked", "answered", "replied", "told", "testified", "cried", "wrote", "shouted", "exclaimed"})
    if (low.find(word) != std::string::npos) return true;
  return false;
}

/// The first inner quotation that has a source.
std::optional<Span> sourced(const View& view, const std::vector<Span>& inner, std::uint32_t begin) {
  const std::string_view text = view.document.text;
  for (const Span span : inner)
    if (words_in(view.at(span)) >= kShortest && !looks_like_title(view.at(span)) && !is_speech(text.substr(begin, span.begin - begin))) return span;
  return std::nullopt;
}

bool is_quoting_kind(Kind kind) { return kind == Kind::Case || kind == Kind::JournalArticle || kind == Kind::BookChapter || kind == Kind::Book || kind == Kind::Report || kind == Kind::IntlDecision; }

/// The work that the citation stands for is one that quotes others.
bool cites_author(const View& view, std::size_t i) {
  const CitationIndex antecedent = view.index.references[i].antecedent;
  const Citation& c = antecedent >= 0 ? view.citations[static_cast<std::size_t>(antecedent)] : view.citations[i];
  return is_quoting_kind(c.kind);
}

/// The note says whose words they are, or that the citation is left out.
bool names_source(const View& view, std::uint32_t note) {
  const std::string low = lower_ascii(view.at(view.document.notes[note].text));
  for (const std::string_view words : {"quoting", "citing", "quoted in", "cited in", "citation omitted", "citations omitted", "quotation marks omitted", "internal quotations omitted", "cleaned up", "citation modified", "quotation omitted", "quotations omitted", "marks and citation"})
    if (low.find(words) != std::string::npos) return true;
  return false;
}

class Notes {
 public:
  Notes(const View& view, Findings& out) : view_(view), out_(out), told_(view.document.notes.size(), false) {}

  void body(std::int32_t note, std::optional<Span> inner) {
    if (note < 0 || !inner) return;
    const auto [first, last] = citations_in(view_, static_cast<std::uint32_t>(note));
    for (std::size_t i = first; i < last; ++i)
      if (!view_.citations[i].nested && !view_.citations[i].quoted && view_.citations[i].form != Form::CrossReference) {
        if (cites_author(view_, i)) tell(static_cast<std::uint32_t>(note), i, view_.citations[i].core, *inner);
        return;
      }
  }

  void tell(std::uint32_t note, std::size_t citation, Span at, Span inner) {
    if (told_[note] || names_source(view_, note)) return;
    told_[note] = true;
    report(out_, kRule_inner_quotation_source, view_, static_cast<CitationIndex>(citation), at, "The quoted words quote somebody: " + quoted(view_.at(inner)) + ". The note does not say whom.", "Add (quoting ...), or (citation omitted).");
  }

 private:
  const View& view_;
  Findings& out_;
  std::vector<bool> told_;
};

void check(const View& view, const RuleOptions&, Findings& out) {
  const std::string_view text = view.document.text;
  Notes notes(view, out);
  for (const BodyQuotation& q : body_quotations(view)) notes.body(q.note, sourced(view, inner_of_either(text, q.inner), q.inner.begin));
  for (const BlockQuotation& q : block_quotations(view)) notes.body(q.note, sourced(view, inner_double(text, q.text), q.text.begin));
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    if (c.nested || c.quoted || !cites_author(view, i)) continue;
    for (const Parenthetical& p : c.parentheticals)
      for (const Span quotation : inner_double(text, p.inner))
        if (const auto inner = sourced(view, inner_of_either(text, quotation), quotation.begin)) notes.tell(c.note, i, *inner, *inner);
  }
}

}  // namespace

const Rule kRule_inner_quotation_source{"Q010", "inner-quotation-source", "A quotation inside a quotation whose source is not named", Severity::Style, "0.1", Stage::Stable, FixKind::None, "text, body", "Indigo R8.2.5; Bluebook R. 5.2, R. 10.6", check};

}  // namespace subcite
