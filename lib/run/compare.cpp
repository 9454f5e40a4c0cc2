// Both drafts are read and judged without a network; notes are aligned by their words, findings by their fingerprints.
#include "run/compare.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "base/fold.h"
#include "base/text.h"
#include "lint/lint.h"
#include "report/inspect.h"
#include "run/align.h"
#include "run/check.h"
#include "run/complain.h"
#include "run/judge.h"
#include "run/selection.h"
#include "run/source.h"

namespace subcite {
namespace {

Result<Manuscript> read_and_judged(const std::string& path, const Settings& settings, io::World& world) {
  Result<Manuscript> m = read_manuscript(path, settings, world);
  if (!m) return m;
  const Result<Selection> selection = selection_for(path, settings.selection, world);
  if (!selection) return tl::unexpected<Error>(selection.error());
  judge(*m, *selection, false);
  std::erase_if(m->findings, [](const Finding& f) { return !f.suppressed.empty(); });
  return m;
}

std::vector<std::string> texts_of(const Document& d) {
  std::vector<std::string> out;
  for (const Note& note : d.notes) out.push_back(fold(d.at(note.text)));
  return out;
}

/// A rule about where supra and infra lead.
bool is_about_numbers(const Finding& f) { return is_one_of(f.rule, {"S001", "S002", "S003", "S004", "S005", "S006", "N005"}); }

class Comparison {
 public:
  Comparison(const Manuscript& old, const Manuscript& fresh) : old_(old), new_(fresh), pairs_(align_notes(texts_of(old.document), texts_of(fresh.document))) {
    for (const Finding& f : old.findings) ++known_[f.fingerprint];
    change_.resize(fresh.document.notes.size(), NoteChange::Added);
    for (const NotePair& p : pairs_)
      if (p.after >= 0) change_[static_cast<std::size_t>(p.after)] = p.change;
  }

  std::string run() {
    notes();
    findings();
    return out_;
  }

  [[nodiscard]] bool worse() const { return worse_; }

 private:
  [[nodiscard]] static std::string label(const Document& d, std::int32_t note) { return d.notes[static_cast<std::size_t>(note)].label; }

  static std::string shortened(std::string_view words) {
    constexpr std::size_t kMost = 70;
    std::string clean = printable(words);
    if (clean.size() <= kMost) return clean;
    return clean.substr(0, std::min(clean.size(), clean.find(' ', kMost))) + " …";
  }

  void note(std::string_view mark, const std::string& where, const Document& d, std::int32_t n) { out_.append("  ").append(mark).append(" ").append(where).append(": ").append(shortened(d.at(d.notes[static_cast<std::size_t>(n)].text))).append("\n"); }

  void notes() {
    std::map<NoteChange, std::size_t> counts;
    std::size_t renumbered = 0;
    for (const NotePair& p : pairs_) {
      ++counts[p.change];
      if (p.before >= 0 && p.after >= 0 && label(old_.document, p.before) != label(new_.document, p.after)) ++renumbered;
    }
    out_ += counted(old_.document.notes.size(), "note") + " before, " + std::to_string(new_.document.notes.size()) + " now: " + std::to_string(counts[NoteChange::Added]) + " added, " + std::to_string(counts[NoteChange::Removed]) + " removed, " + std::to_string(counts[NoteChange::Moved]) + " moved, " + std::to_string(counts[NoteChange::Changed]) + " changed; " + std::to_string(renumbered) + " have another number.\n";
    for (const NotePair& p : pairs_) {
      if (p.change == NoteChange::Added) note("+", "note " + label(new_.document, p.after), new_.document, p.after);
      if (p.change == NoteChange::Removed) note("-", "note " + label(old_.document, p.before), old_.document, p.before);
      if (p.change == NoteChange::Moved || p.change == NoteChange::Changed) note(p.change == NoteChange::Moved ? ">" : "~", "note " + label(old_.document, p.before) + ", now " + label(new_.document, p.after), new_.document, p.after);
    }
  }

  void findings() {
    std::vector<const Finding*> fresh;
    std::size_t remaining = 0;
    for (const Finding& f : new_.findings) {
      if (known_[f.fingerprint] > 0) --known_[f.fingerprint], ++remaining;
      else fresh.push_back(&f);
    }
    std::vector<const Finding*> gone;
    for (const Finding& f : old_.findings)
      if (known_[f.fingerprint] > 0) --known_[f.fingerprint], gone.push_back(&f);
    list("Broken by the change, in notes whose words are the same:", new_.document, fresh, true);
    list("New findings:", new_.document, fresh, false);
    list("Gone:", old_.document, gone, {});
    out_ += "\n" + counted(fresh.size(), "new finding") + ", " + std::to_string(gone.size()) + " gone, " + std::to_string(remaining) + " as before.\n";
    worse_ = std::any_of(fresh.begin(), fresh.end(), [](const Finding* f) { return f->severity == Severity::Error; });
  }

  /// The note says what it said, and its number leads elsewhere now.
  [[nodiscard]] bool is_broken_by_change(const Finding& f) const {
    if (f.note < 0 || !is_about_numbers(f)) return false;
    const NoteChange change = change_[static_cast<std::size_t>(f.note)];
    return change == NoteChange::Same || change == NoteChange::Moved;
  }

  void list(const std::string& head, const Document& d, const std::vector<const Finding*>& all, std::optional<bool> broken) {
    bool first = true;
    for (const Finding* f : all) {
      if (broken && is_broken_by_change(*f) != *broken) continue;
      if (std::exchange(first, false)) out_ += "\n" + head + "\n";
      out_ += "  " + (f->note < 0 ? std::string("body") : "note " + label(d, f->note)) + "  " + std::string(name_of(f->severity)) + "  " + std::string(f->rule) + "  " + printable(f->message) + "\n";
    }
  }

  const Manuscript& old_;
  const Manuscript& new_;
  std::vector<NotePair> pairs_;
  std::vector<NoteChange> change_;            // by new note
  std::map<std::string, std::size_t> known_;  // findings of the old draft, by fingerprint
  std::string out_;
  bool worse_ = false;
};

}  // namespace

int run_compare(const Settings& settings, io::World& world) {
  if (settings.paths.size() != 2) return complain(world, "Name two drafts of a manuscript: the old one and the new one.");
  if (const auto known = check_selection(settings.selection); !known) return complain(world, known.error().message);
  std::vector<Manuscript> drafts;
  for (const std::string& path : settings.paths) {
    Result<Manuscript> m = read_and_judged(path, settings, world);
    if (!m) return complain(world, path + ": " + m.error().message + ".");
    drafts.push_back(std::move(*m));
  }
  Comparison comparison(drafts[0], drafts[1]);
  world.console.write(1, comparison.run());
  return comparison.worse() ? kExitFindings : kExitClean;
}

}  // namespace subcite
