// S014: a label that hereinafter sets belongs to one work, a work has one label, every later short form uses it, and
// the initials of a title are no label until they are set.
#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/fold.h"
#include "base/text.h"
#include "facts/table.h"
#include "facts/words.h"
#include "rules/folds.h"
#include "rules/support.h"

namespace subcite {

extern const Rule kRule_hereinafter_conflict;

namespace {

using namespace rules_support;

struct Labels {
  std::map<std::string, WorkIndex> work_of;                            // by folded label
  std::map<WorkIndex, std::pair<std::string, CitationIndex>> of_work;  // label, where it is set
};

/// Labels are told apart by their words, a leading article aside.
std::string without_article(std::string_view label) {
  std::string key = fold(label);
  if (key.starts_with("the ")) key.erase(0, 4);
  return key;
}

/// "written statement of Ada Roe": whose words at a hearing or in a report are meant; empty where nothing of the kind stands.
std::string speaker(const View& view, const Citation& c) {
  for (const Parenthetical& p : c.parentheticals) {
    const std::string words = fold(view.at(p.inner));
    if (words.find("statement of ") != std::string::npos || words.find("testimony of ") != std::string::npos) return words;
  }
  return {};
}

/// The second definition of a label, or of a work.
void definitions(const View& view, Labels& labels, Findings& out) {
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    const WorkIndex work = view.index.references[i].work;
    if (c.hereinafter.empty() || c.form != Form::Full || c.quoted || work < 0) continue;
    const std::string label(view.at(c.hereinafter));
    const std::string key = without_article(label);
    if (key.empty()) continue;
    const auto known = labels.work_of.find(key);
    const auto other = labels.of_work.find(work);
    if (known != labels.work_of.end() && known->second != work) {
      Finding& f = report(out, kRule_hereinafter_conflict, view, static_cast<CitationIndex>(i), c.hereinafter, "The label " + quoted(label) + " already stands for another work, cited in " + note_of(view, labels.of_work[known->second].second) + ".", "Give one of the two another label.");
      f.severity = Severity::Error;
      f.related.push_back({static_cast<std::int32_t>(view.citations[static_cast<std::size_t>(labels.of_work[known->second].second)].note), labels.of_work[known->second].second, "set here first"});
    } else if (other != labels.of_work.end() && without_article(other->second.first) != key && c.kind != Kind::BookChapter && speaker(view, c) == speaker(view, view.citations[static_cast<std::size_t>(other->second.second)])) {
      Finding& f = report(out, kRule_hereinafter_conflict, view, static_cast<CitationIndex>(i), c.hereinafter, "This work has the label " + quoted(other->second.first) + " already, from " + note_of(view, other->second.second) + ".", "Keep one of the two.");
      f.related.push_back({static_cast<std::int32_t>(view.citations[static_cast<std::size_t>(other->second.second)].note), other->second.second, "set here first"});
    }
    labels.work_of.emplace(key, work);
    labels.of_work.emplace(work, std::pair(label, static_cast<CitationIndex>(i)));
  }
}

/// Words of the authors' names, as printed and in full.
std::set<std::string> author_words(const View& view, const Citation& c) {
  std::set<std::string> out;
  for (const Span author : c.authors) {
    for (const std::string& word : folded_words(view.at(author))) out.insert(word);
    for (const std::string& word : facts::significant_words(view.at(author))) out.insert(word);
  }
  return out;
}

std::string without(const std::set<std::string>& names, std::string_view words) {
  std::string out;
  for (const std::string& word : facts::significant_words(words))
    if (names.count(word) == 0) out += word + " ";
  return out;
}

/// The printed short form of a supra: authors, title, or both.
Span short_form(const View& view, const Citation& c) {
  std::uint32_t begin = c.name.empty() ? c.supra.begin : c.name.begin;
  if (!c.short_title.empty()) begin = std::min(begin, c.short_title.begin);
  const Span words = trim(view.document.text, {begin, c.supra.begin});
  return view.at(words).ends_with(',') ? Span{words.begin, words.end - 1} : words;
}

/// Another work of the named note has the same author, and so may be the one meant.
bool fits_another(const View& view, const Citation& full, WorkIndex work) {
  const std::string author = author_key(view, full);
  const auto [first, last] = citations_in(view, full.note);
  for (std::size_t i = first; i < last; ++i) {
    const Citation& c = view.citations[i];
    if (c.form == Form::Full && view.index.references[i].work != work && author_key(view, c) == author) return true;
  }
  return false;
}

/// "WTO" for the World Trade Organization.
bool is_initials_of_author(const View& view, const Citation& full, std::string_view words) {
  const std::string_view letters = trim(words);
  return full.names_institution && letters.size() > 2 && std::any_of(full.authors.begin(), full.authors.end(), [&](const Span author) { return facts::initials_of(view.at(author)) == letters; });
}

/// A label at a chapter that is of the chapter’s own title; others may be the collection’s.
bool is_of_chapter(const View& view, const Citation& full, std::string_view label) {
  const std::string words = without(author_words(view, full), label);
  return !words.empty() && without({}, view.at(full.title)).find(words) != std::string::npos && without({}, view.at(full.container)).find(words) == std::string::npos;
}

/// A label was set, and the short form is another.
void not_used(const View& view, std::size_t i, const Labels& labels, Findings& out) {
  const Citation& c = view.citations[i];
  const Reference& r = view.index.references[i];
  const auto label = labels.of_work.find(r.work);
  if (label == labels.of_work.end() || r.antecedent < 0) return;
  const Citation& full = view.citations[static_cast<std::size_t>(label->second.second)];
  const std::uint32_t target = to_number(view.at(c.supra_note)).value_or(0);
  if ((full.kind == Kind::BookChapter && !is_of_chapter(view, full, label->second.first)) || !view.note_of(full).is_numbered(target) || label->second.second >= static_cast<CitationIndex>(i)) return;
  const std::set<std::string> names = author_words(view, full);
  const Span printed = short_form(view, c);
  const std::string_view used = view.at(printed);
  if (used.empty() || fold(used) == fold(label->second.first)) return;
  const std::string wanted = without(names, label->second.first);
  const std::string got = without(names, used);
  // Initials or a body's name in another form stand for the name, too.
  if (wanted == got || wanted.empty() || (!got.empty() && (wanted.find(got) != std::string::npos || got.find(wanted) != std::string::npos))) return;
  const bool by_author_alone = got.empty() || is_initials_of_author(view, full, got);
  const bool by_title = !got.empty() && without({}, view.at(full.title)).find(got) != std::string::npos;
  if ((!by_author_alone && !by_title) || fits_another(view, full, r.work)) return;
  Finding& f = report(out, kRule_hereinafter_conflict, view, static_cast<CitationIndex>(i), c.name.empty() ? c.core : c.name, note_of(view, label->second.second) + " sets the label " + quoted(label->second.first) + " for this work; here it is cited as " + quoted(used) + ".", "Use the label.");
  f.related.push_back({static_cast<std::int32_t>(full.note), label->second.second, "the label"});
  if (!has_italics(view, printed)) f.fix = Fix{"Write " + label->second.first, false, {{printed, label->second.first}}};
}

/// Capitals of the main words of a title: V.C.L.T.
std::string initials(std::string_view title) {
  std::string out;
  for (const std::string_view word : split(title, ' '))
    if (!word.empty() && word[0] >= 'A' && word[0] <= 'Z' && !is_one_of(lower_ascii(word), {"the", "of", "on", "and", "for", "in", "to", "a", "an"})) out += word[0];
  return out;
}

/// Whether initials are those of an institution, or words of a full citation; looked up once each.
class KnownWords {
 public:
  bool stand_in_a_citation(const View& view, std::string_view used) {
    const auto [at, fresh] = known_.emplace(used, false);
    if (fresh) at->second = std::any_of(view.citations.begin(), view.citations.end(), [&](const Citation& c) { return c.form == Form::Full && has(view, c, lower_ascii(used)); });
    return at->second;
  }

 private:
  static bool has(const View& view, const Citation& full, const std::string& letters) {
    for (const Span author : full.authors)
      if (facts::initials_of(view.at(author)) == letters || folded(view, author).find(letters) != std::string::npos) return true;
    return folded(view, full.title).find(letters) != std::string::npos || folded(view, full.container).find(letters) != std::string::npos;
  }

  std::map<std::string, bool, std::less<>> known_;
};

/// "ECHR" of a convention, "GDPR" of a regulation: an instrument that is called by letters that its title does not begin with.
bool is_known_law(const View& view, const Citation& full, std::string_view letters) {
  const bool instrument = full.kind == Kind::Treaty || full.kind == Kind::Regulation || full.kind == Kind::Statute;
  if (!instrument || !full.hereinafter.empty()) return false;
  const facts::Row* row = facts::instruments().find(lower_ascii(letters));
  const std::string title = folded(view, full.title);
  return row != nullptr && (title.find(row->a) != std::string::npos || (!row->b.empty() && title.find(row->b) != std::string::npos));
}

/// Initials of a title in the named note, never set as a label.
void undefined(const View& view, std::size_t i, const Labels& labels, KnownWords& words, Findings& out) {
  const Citation& c = view.citations[i];
  const std::string_view used = view.at(short_form(view, c));
  const bool acronym = used.size() >= 3 && used.size() <= 8 && std::all_of(used.begin(), used.end(), [](char ch) { return ch >= 'A' && ch <= 'Z'; });
  if (!acronym || labels.work_of.count(without_article(used)) > 0) return;
  const std::int32_t target = view.document.note_numbered(to_number(view.at(c.supra_note)).value_or(0));
  if (target < 0 || target >= static_cast<std::int32_t>(c.note)) return;
  std::optional<CitationIndex> meant;
  const auto [first, last] = citations_in(view, static_cast<std::uint32_t>(target));
  for (std::size_t k = first; k < last; ++k)
    if (view.citations[k].form == Form::Full && (initials(view.at(view.citations[k].title)).starts_with(used) || is_known_law(view, view.citations[k], used))) meant = static_cast<CitationIndex>(k);
  if (!meant || words.stand_in_a_citation(view, used)) return;
  // "(ICCPR)" in the full citation's own words sets the initials as well.
  if (view.at(view.document.notes[static_cast<std::size_t>(target)].text).find(used) != std::string_view::npos) return;
  report(out, kRule_hereinafter_conflict, view, static_cast<CitationIndex>(i), c.name.empty() ? c.core : c.name, quoted(used) + " is not set as a label: " + note_name(view, target) + " cites " + quoted(view.at(view.citations[static_cast<std::size_t>(*meant)].title)) + " without [hereinafter " + std::string(used) + "].", "Set the label at the full citation, or use the title.").related.push_back({target, *meant, "the full citation"});
}

/// What the full citations of the manuscript print, expanded; made where it is first asked for.
class PrintedWords {
 public:
  explicit PrintedWords(const View& view) : view_(view) {}
  /// Whether the words stand there in order; no after so many that each would be looked for in a long text.
  [[nodiscard]] bool lack(std::string_view words) {
    constexpr std::size_t kMostAsked = 100;
    if (++asked_ > kMostAsked) return false;
    if (asked_ == 1)
      for (const Citation& c : view_.citations)
        if (c.form == Form::Full || c.form == Form::Unknown) all_ += ' ' + facts::canonical(view_.at(c.raw)) + " \n";
    return all_.find(' ' + facts::canonical(words) + ' ') == std::string::npos;
  }

 private:
  const View& view_;
  std::string all_;
  std::size_t asked_ = 0;
};

/// "*Green Paper*, supra note 4": words in italics that no citation of the manuscript has, by title or label.
void invented(const View& view, std::size_t i, const Labels& labels, PrintedWords& words, Findings& out) {
  const Citation& c = view.citations[i];
  const Reference& r = view.index.references[i];
  const Span printed = short_form(view, c);
  const std::string_view used = view.at(printed);
  const auto target = view.document.note_numbered(to_number(view.at(c.supra_note)).value_or(0));
  const bool earlier = target >= 0 && target < static_cast<std::int32_t>(c.note);
  const bool title = used.find(' ') != std::string_view::npos && used.find(" v. ") == std::string_view::npos && used.find(',') == std::string_view::npos && is_italic(view, printed);
  if (!earlier || !title || r.antecedent >= 0 || labels.work_of.count(without_article(used)) > 0 || !words.lack(used)) return;
  report(out, kRule_hereinafter_conflict, view, static_cast<CitationIndex>(i), c.core, quoted(used) + " is no label that hereinafter sets, and no citation has these words.", "Set the label at the full citation, or use the title.");
}

void check(const View& view, const RuleOptions&, Findings& out) {
  PrintedWords printed(view);
  Labels labels;
  KnownWords words;
  definitions(view, labels, out);
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    if (c.form != Form::Supra || c.supra_note.empty() || c.quoted) continue;
    not_used(view, i, labels, out);
    undefined(view, i, labels, words, out);
    invented(view, i, labels, printed, out);
  }
}

}  // namespace

const Rule kRule_hereinafter_conflict{"S014", "hereinafter-conflict", "Short label undefined, defined twice, or not used consistently", Severity::Warning, "0.1", Stage::Stable, FixKind::Suggested, "text", "Indigo R15.2.4, R29.2; Bluebook R. 4.2(b)", check};

}  // namespace subcite
