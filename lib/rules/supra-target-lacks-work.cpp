// S002: the note named after supra does not cite the work that is named before it.
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/fold.h"
#include "base/text.h"
#include "facts/words.h"
#include "rules/support.h"

namespace subcite {

extern const Rule kRule_supra_target_lacks_work;

namespace {

using namespace rules_support;

/// The words of each note that was asked for, made once.
class NoteWords {
 public:
  const std::vector<std::string>& of(const View& view, const Note& note) {
    const auto [at, fresh] = known_.try_emplace(note.text.begin);
    if (fresh) at->second = facts::significant_words(view.at(note.text));
    return at->second;
  }

 private:
  std::map<std::uint32_t, std::vector<std::string>> known_;
};

/// The name's words do stand in the note, close to one another, though in nothing that was read as a citation.
bool stands_in_note(std::string_view name, const std::vector<std::string>& there) {
  const std::vector<std::string> name_words = facts::significant_words(name);
  const std::set<std::string> wanted(name_words.begin(), name_words.end());
  const std::size_t reach = wanted.size() * 3 + 8;
  std::map<std::string, std::size_t> last;  // where each was seen last
  for (std::size_t i = 0; i < there.size() && !wanted.empty(); ++i) {
    if (wanted.count(there[i]) == 0) continue;
    last[there[i]] = i;
    if (last.size() == wanted.size() && std::all_of(last.begin(), last.end(), [&](const auto& at) { return at.second + reach >= i; })) return true;
  }
  return false;
}

/// Some word of the name stands in the note.
bool has_word_in_note(std::string_view name, const std::vector<std::string>& there) {
  const std::vector<std::string> wanted = facts::significant_words(name);
  return std::any_of(wanted.begin(), wanted.end(), [&](const std::string& w) { return std::find(there.begin(), there.end(), w) != there.end(); });
}

/// A number follows the name in its sentence, as the year or the page of a source would; a mention in prose has none.
bool has_number_behind(const View& view, std::string_view name, const Note& note) {
  const std::string there = lower_ascii(view.at(note.text));
  const std::string word = lower_ascii(name.substr(name.rfind(' ') + 1));
  constexpr std::size_t kFar = 300;
  for (std::size_t at = there.find(word); at != std::string::npos; at = there.find(word, at + word.size())) {
    const std::string_view behind = std::string_view(there).substr(at + word.size(), kFar);
    if (has_digit(behind.substr(0, behind.find(". ")))) return true;
  }
  return word.empty();
}

/// Nothing speaks for the note named: what was not read in it holds no word of the name, and the work is cited elsewhere.
bool is_elsewhere(const View& view, std::size_t i, std::string_view name, const Note& note, NoteWords& words) {
  constexpr std::uint32_t kLongest = 100'000;  // of a note that is looked through
  const Reference& r = view.index.references[i];
  if (note.text.size() > kLongest) return false;
  if (is_one_of(name, {"Note", "Comment"})) return view.at(note.text).find(std::string(name) + ",") == std::string_view::npos;
  if (r.has(kBlocked)) return (r.antecedent >= 0 || !r.candidates.empty()) && !r.has(kNearSpelling) && !has_word_in_note(name, words.of(view, note));
  if (!stands_in_note(name, words.of(view, note))) return true;
  const bool cited_before = r.antecedent >= 0 && r.antecedent < static_cast<CitationIndex>(i) && !r.has(kNearSpelling);
  return cited_before && !has_number_behind(view, name, note);
}

/// The labels that short forms set, late as they are (S015), and the notes that cite their works in full.
using LateLabels = std::set<std::pair<std::string, std::int32_t>>;

LateLabels late_labels(const View& view) {
  LateLabels out;
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    const CitationIndex full = view.index.references[i].antecedent;
    if (!c.hereinafter.empty() && c.form != Form::Full && full >= 0) out.emplace(fold(view.at(c.hereinafter)), static_cast<std::int32_t>(view.citations[static_cast<std::size_t>(full)].note));
  }
  return out;
}

bool right_direction(const View& view, const Citation& c, std::uint32_t target) {
  const std::uint32_t own = view.note_of(c).value;
  return c.form == Form::Infra ? target > own : target < own;
}

void tell(const View& view, std::size_t i, std::string_view name, const Note& note, Findings& out) {
  const Citation& c = view.citations[i];
  const Reference& r = view.index.references[i];
  std::string help = "Look for the note that cites it in full, and correct the number.";
  const bool found = c.form != Form::Full && r.antecedent >= 0;
  if (found) help = "The work is cited in full in " + note_of(view, r.antecedent) + ": correct the number.";
  Finding& f = report(out, kRule_supra_target_lacks_work, view, static_cast<CitationIndex>(i), {name.empty() ? c.supra.begin : (c.form == Form::Full ? c.container.begin : c.name.begin), c.supra_note.end}, "Note " + note.number + " does not cite " + quoted(name) + ".", help);
  if (!found) {
    for (const CitationIndex k : r.candidates) f.related.push_back({static_cast<std::int32_t>(view.citations[static_cast<std::size_t>(k)].note), k, "may be meant: " + quoted(view.at(view.citations[static_cast<std::size_t>(k)].core))});
    return;
  }
  const Citation& full = view.citations[static_cast<std::size_t>(r.antecedent)];
  f.related.push_back({static_cast<std::int32_t>(full.note), r.antecedent, "cites " + quoted(view.at(full.core))});
  const std::string& number = view.note_of(full).number;
  if (!number.empty()) f.fix = Fix{"Change the note number to " + number, false, {{c.supra_note, number}}};
}

/// A sentence goes before the name, which is long: where no signal stands right before it, words of the sentence may be in it.
bool may_be_prose(const Citation& c, std::string_view name) {
  const bool led = !c.signal.empty() && c.signal.end < c.name.begin && c.name.begin - c.signal.end <= 2;
  return c.in_prose && !led && std::count(name.begin(), name.end(), ' ') > 7;
}

void check(const View& view, const RuleOptions&, Findings& out) {
  NoteWords words;
  const LateLabels labels = late_labels(view);
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    const Reference& r = view.index.references[i];
    const bool named = c.form == Form::Supra || c.form == Form::Infra || (c.form == Form::Full && r.has(kCollection));
    if (!named || !refers_to_notes(c) || !r.has(kNoteHasNot)) continue;
    const auto numbers = read_numbers(view.document.text, c.supra_note);
    if (numbers.size() != 1 || numbers[0].range || !right_direction(view, c, numbers[0].first)) continue;
    const std::vector<std::int32_t> meant = view.document.notes_meant(numbers[0].first, c.note);
    const std::int32_t note = meant.empty() ? -1 : meant.front();
    const std::string_view name = view.at(c.form == Form::Full ? c.container : c.name);
    if (note < 0 || name.empty() || may_be_prose(c, name)) continue;
    if (!labels.empty() && labels.count({fold(name), note}) > 0) continue;
    if (is_elsewhere(view, i, name, view.document.notes[static_cast<std::size_t>(note)], words)) tell(view, i, name, view.document.notes[static_cast<std::size_t>(note)], out);
  }
}

}  // namespace

const Rule kRule_supra_target_lacks_work{"S002", "supra-target-lacks-work", "The target note does not cite the named author or title", Severity::Error, "0.1", Stage::Stable, FixKind::Suggested, "text", "Indigo R6.2.3, R29.2, R31.2; Bluebook R. 4.2(a)", check};

}  // namespace subcite
