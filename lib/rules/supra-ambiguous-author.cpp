// S008: the author alone does not say which of the works in the note is meant.
#include <algorithm>

#include "base/fold.h"
#include "base/text.h"
#include "rules/support.h"

namespace subcite {

extern const Rule kRule_supra_ambiguous_author;

namespace {

using namespace rules_support;

/// "Roe, supra note 3", and "Note, supra note 3" of a piece without an author.
bool gives_author_only(const View& view, const Citation& c) { return c.authors.empty() ? is_one_of(view.at(c.name), {"Note", "Comment", "Editorial"}) : c.short_title.empty(); }

void list(const View& view, Finding& f, const std::vector<CitationIndex>& works) {
  for (const CitationIndex k : works) {
    const Citation& full = view.citations[static_cast<std::size_t>(k)];
    f.related.push_back({static_cast<std::int32_t>(full.note), k, "may be meant: " + quoted(view.at(full.title))});
  }
}

/// Under require_title_if_multiple: another note cites another work of the same author in full.
std::vector<CitationIndex> elsewhere(const View& view, const Reference& r) {
  std::vector<CitationIndex> works;
  const Citation& meant = view.citations[static_cast<std::size_t>(r.antecedent)];
  for (const Work& work : view.index.works) {
    const Citation& full = view.citations[static_cast<std::size_t>(work.first)];
    const bool same = !full.authors.empty() && full.authors.size() == meant.authors.size() && fold(view.at(full.authors[0])) == fold(view.at(meant.authors[0]));
    if (same && !full.nested && full.note != meant.note) works.push_back(work.first);
  }
  return works;
}

/// The title up to its subtitle, no longer than a few words.
std::string short_title(const View& view, const Citation& full) {
  const std::string_view title = trim(view.at(full.title).substr(0, view.at(full.title).find_first_of(":?—")));
  constexpr std::size_t kLongest = 60;
  return title.size() > kLongest ? std::string() : std::string(title);
}

void check(const View& view, const RuleOptions& options, Findings& out) {
  const bool titles_wanted = options.flag("require_title_if_multiple");
  const bool roman = titles_wanted && !keeps_italics(view);  // an inserted title would be so
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    const Reference& r = view.index.references[i];
    if (c.form != Form::Supra || !gives_author_only(view, c) || r.has(kNoteHasNot) || r.has(kNoteMissing)) continue;
    const Span span{c.name.begin, c.supra_note.empty() ? c.supra.end : c.supra_note.end};
    const std::string help = "Add a short title, or define [hereinafter] labels at the full citations.";
    if (r.has(kAmbiguous) && r.candidates.size() > 1) {
      Finding& f = report(out, kRule_supra_ambiguous_author, view, static_cast<CitationIndex>(i), span, quoted(view.at(c.name)) + " alone does not say which work of " + note_of(view, r.candidates.front()) + " is meant.", help);
      list(view, f, r.candidates);
    } else if (titles_wanted && r.antecedent >= 0) {
      const auto works = elsewhere(view, r);
      if (works.empty()) continue;
      Finding& f = report(out, kRule_supra_ambiguous_author, view, static_cast<CitationIndex>(i), span, "Other works of " + quoted(view.at(c.name)) + " are cited too.", help);
      f.severity = Severity::Style;
      const std::string title = short_title(view, view.citations[static_cast<std::size_t>(r.antecedent)]);
      if (!title.empty() && roman) f.fix = Fix{"Add the title, " + title, false, {{{c.name.end, c.name.end}, ", " + title}}};
      list(view, f, works);
    }
  }
}

}  // namespace

const Rule kRule_supra_ambiguous_author{"S008", "supra-ambiguous-author", "Author alone does not identify the work", Severity::Warning, "0.1", Stage::Stable, FixKind::Suggested, "text", "Indigo R29.2, R31.2; Bluebook R. 4.2(a), R. 4.2(b)", check, false, "require_title_if_multiple"};

}  // namespace subcite
