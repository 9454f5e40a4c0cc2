// N002: every call has one note and every note one call. Numbers that are no calls (units, powers, the
// calls of a quoted text) were left out by the reader already.
#include <algorithm>
#include <unordered_map>

#include "base/text.h"
#include "rules/support.h"

namespace subcite {

extern const Rule kRule_callout_note_pairing;

namespace {

using namespace rules_support;

class Pairing {
 public:
  Pairing(const View& view, Findings& out) : view_(view), out_(out) {}

  void run() {
    for (const CallOut& call : view_.document.callouts)
      if (call.value > 0) {
        ++calls_[call.value];
        last_call_[call.value] = std::max(last_call_[call.value], call.source.begin);
      }
    std::size_t numbered = 0;
    std::size_t called = 0;
    for (const Note& note : view_.document.notes) {
      if (note.kind != NoteKind::Numbered) continue;
      ++numbered;
      ++printed_[note.value];
      if (is_called(note)) ++called;
    }
    // Superscripts lost in extraction lose nearly all calls at once: the reader's remark, no finding.
    if (calls_.empty() || called * 3 < numbered) return;
    uncalled();
    without_note();
    called_twice();
    out_of_order();
  }

 private:
  /// Endnotes beside footnotes, and notes that begin anew on each page, have no value to be called by: the format tells.
  [[nodiscard]] bool is_called(const Note& note) const { return note.value == 0 ? note.called : calls_.contains(note.value); }

  void uncalled() {
    for (std::size_t i = 0; i < view_.document.notes.size(); ++i) {
      const Note& note = view_.document.notes[i];
      if (note.kind != NoteKind::Numbered || is_called(note) || is_lettered(note)) continue;
      Finding& f = at_note(i, "Note " + note.number + " is never called in the text.", "Put its call-out where it belongs, or delete the note.");
      if (view_.document.format == Format::Pdf) f.severity = Severity::Warning, f.help = "Look for its call-out: a table or a number before it may hide it on a printed page.";
    }
  }

  void without_note() {
    for (const CallOut& call : view_.document.callouts) {
      if (call.value == 0 || view_.document.note_numbered(call.value) >= 0) continue;
      Finding& f = report_note(out_, kRule_callout_note_pairing, view_, -1, {call.sentence, call.sentence}, "The text calls note " + call.number + ", and there is no such note.", "Restore the note, or remove the call-out.");
      f.place = view_.document.origins.place_in_source(call.source);
    }
  }

  void called_twice() {
    for (std::size_t i = 0; i < view_.document.notes.size(); ++i) {
      const Note& note = view_.document.notes[i];
      const auto it = calls_.find(note.value);
      if (note.kind != NoteKind::Numbered || it == calls_.end() || it->second < 2 || is_repeat(i)) continue;
      at_note(i, "Note " + note.number + " is called " + std::to_string(it->second) + " times.", "Give the later call a note of its own (Id. or a supra), for each note is called once.");
    }
  }

  /// A number printed over two notes is N001's: then two calls are right.
  [[nodiscard]] bool is_repeat(std::size_t i) const { return printed_.at(view_.document.notes[i].value) > 1; }

  void out_of_order() {
    std::uint32_t last = 0;
    for (const CallOut& call : view_.document.callouts) {
      if (call.value == 0) continue;
      if (call.value > last + 1 && is_called_later(last + 1, call)) {
        const std::int32_t note = view_.document.note_numbered(call.value);
        if (note >= 0) at_note(static_cast<std::size_t>(note), "Note " + call.number + " is called before note " + std::to_string(last + 1) + ".", "Put the calls, and with them the notes, in the order 1, 2, 3.");
        return;
      }
      last = std::max(last, call.value);
    }
  }

  [[nodiscard]] bool is_called_later(std::uint32_t value, const CallOut& from) const {
    const auto last = last_call_.find(value);
    return last != last_call_.end() && last->second > from.source.begin;
  }

  Finding& at_note(std::size_t i, std::string message, std::string help) {
    Finding& f = report_note(out_, kRule_callout_note_pairing, view_, static_cast<std::int32_t>(i), view_.document.notes[i].text, std::move(message), std::move(help));
    f.place = view_.document.notes[i].place;
    return f;
  }

  const View& view_;
  Findings& out_;
  std::unordered_map<std::uint32_t, std::uint32_t> calls_;      // of each number
  std::unordered_map<std::uint32_t, std::uint32_t> printed_;    // notes with it
  std::unordered_map<std::uint32_t, std::uint32_t> last_call_;  // where in the source
};

void check(const View& view, const RuleOptions&, Findings& out) { Pairing(view, out).run(); }

}  // namespace

const Rule kRule_callout_note_pairing{"N002", "callout-note-pairing", "Every call-out has exactly one note and every note one call-out", Severity::Error, "0.1", Stage::Stable, FixKind::None, "text, body", "Indigo R3; Bluebook R. 1.1(a)", check};

}  // namespace subcite
