// One rule after the other, in the order of the catalogue: clean-up, forms, numbers, replacements. All fixes of a rule
// are tried together; where they do not hold together, one by one.
#include "run/fix.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "base/text.h"
#include "edit/source.h"
#include "edit/word.h"
#include "read/reader.h"
#include "run/check.h"
#include "run/complain.h"
#include "run/copy.h"
#include "run/diff.h"
#include "run/judge.h"
#include "run/plan.h"
#include "run/selection.h"

namespace subcite {
namespace {

const std::string kFixable = "a copy with fixes can be written of .docx, .md, .tex, .html and .txt: save it as one of them";

/// A manuscript at one step of the loop.
struct State {
  std::string bytes;
  Manuscript m;
  std::map<std::string, std::size_t, std::less<>> counts;  // findings by rule
  std::map<std::string, Severity, std::less<>> severities;
};

/// One fix as edits of the source.
struct Planned {
  std::string_view rule;
  std::vector<SourceEdit> edits;
};

/// Cleaning up, forms, numbers, bulk moves, replacements of one form by another.
int stage_of(std::string_view rule) {
  if (is_one_of(rule, {"F004", "U003"})) return 0;
  if (is_one_of(rule, {"S003", "S005", "S002", "S004"})) return 2;
  if (rule == "S006") return 3;
  if (is_one_of(rule, {"X003", "I011"})) return 4;
  return 1;
}

class Fixer {
 public:
  Fixer(const FixSettings& settings, const Selection& selection, std::string path, std::string stamp) : settings_(settings), selection_(selection), everything_(selection), path_(std::move(path)), stamp_{settings.author, std::move(stamp)} {
    everything_.select.clear();
  }

  Result<State> load(std::string bytes) const {
    Result<Manuscript> m = examine(bytes, path_);  // tracked changes as accepted: ours are among them
    if (!m) return tl::unexpected<Error>(m.error());
    State state{std::move(bytes), std::move(*m), {}, {}};
    if (!selection_.select.empty()) count(state, everything_);
    count(state, selection_);
    return state;
  }

  /// What these rules find, as the state's findings and in its counts: a fix of a few rules brings no finding of others.
  void count(State& state, const Selection& selection) const {
    judge(state.m, selection, false);
    std::erase_if(state.m.findings, [&](const Finding& f) { return !f.suppressed.empty() || settings_.left_alone.count(f.fingerprint) > 0; });
    std::map<std::string, std::size_t, std::less<>> counts;
    for (const Finding& f : state.m.findings) ++counts[std::string(f.rule)], state.severities[std::string(f.rule)] = f.severity;
    for (const auto& [rule, number] : counts) state.counts[rule] = number;
  }

  /// Everything that holds; the state afterwards.
  Result<State> run(State state) {
    constexpr int kMostRounds = 6;
    for (int round = 0; round < kMostRounds; ++round) {
      const std::size_t before = done_;
      for (const std::string_view rule : rules_of(state)) {
        Result<State> next = rule_fixed(std::move(state), rule);
        if (!next) return next;
        state = std::move(*next);
      }
      if (done_ == before) break;
    }
    return state;
  }

  [[nodiscard]] std::size_t done() const { return done_; }
  [[nodiscard]] const std::map<std::string, std::size_t>& by_rule() const { return by_rule_; }

 private:
  [[nodiscard]] bool may(const State& state, const Finding& f) const { return f.fix && !f.fix->edits.empty() && (f.fix->safe || settings_.unsafe_too) && (!settings_.notes_only || in_its_note(state, f)); }

  static bool in_its_note(const State& state, const Finding& f) {
    return f.note >= 0 && std::all_of(f.fix->edits.begin(), f.fix->edits.end(), [&](const Edit& edit) {
             const std::vector<Note>& notes = state.m.document.notes;
             return std::any_of(notes.begin(), notes.end(), [&](const Note& note) { return note.text.begin <= edit.span.begin && edit.span.end <= note.text.end; });
           });
  }

  [[nodiscard]] std::vector<std::string_view> rules_of(const State& state) const {
    std::vector<std::string_view> rules;
    for (const Finding& f : state.m.findings)
      if (may(state, f) && std::find(rules.begin(), rules.end(), f.rule) == rules.end()) rules.push_back(f.rule);
    std::stable_sort(rules.begin(), rules.end(), [](std::string_view a, std::string_view b) { return std::pair(stage_of(a), a) < std::pair(stage_of(b), b); });
    return rules;
  }

  [[nodiscard]] std::optional<Planned> plan(const State& state, const Finding& f) const {
    std::optional<std::vector<SourceEdit>> edits = planned_edits(state.m, f);
    return edits ? std::optional<Planned>({f.rule, std::move(*edits)}) : std::nullopt;
  }

  static bool overlaps(const Planned& planned, const std::vector<SourceEdit>& taken) {
    return std::any_of(planned.edits.begin(), planned.edits.end(), [&](const SourceEdit& e) { return std::any_of(taken.begin(), taken.end(), [&](const SourceEdit& t) { return overlap(e, t); }); });
  }

  Result<State> rule_fixed(State state, std::string_view rule) {
    std::vector<Planned> plans;
    std::vector<SourceEdit> all;
    for (const Finding& f : state.m.findings) {
      if (f.rule != rule || !may(state, f)) continue;
      auto planned = plan(state, f);
      if (!planned || overlaps(*planned, all)) continue;
      all.insert(all.end(), planned->edits.begin(), planned->edits.end());
      plans.push_back(std::move(*planned));
    }
    if (plans.empty()) return state;
    if (auto next = attempt(state, all, rule, plans.size())) return took(std::move(*next), rule, plans.size());
    return plans.size() == 1 ? Result<State>(std::move(state)) : one_by_one(std::move(state), plans, rule);
  }

  /// Those that hold for themselves; positions after a fix are found anew from what is left.
  Result<State> one_by_one(State state, const std::vector<Planned>& plans, std::string_view rule) {
    constexpr std::size_t kMost = 100;
    std::vector<SourceEdit> held;
    std::size_t count = 0;
    std::optional<State> best;
    for (std::size_t k = 0; k < std::min(plans.size(), kMost); ++k) {
      std::vector<SourceEdit> trial = held;
      trial.insert(trial.end(), plans[k].edits.begin(), plans[k].edits.end());
      auto next = attempt(state, trial, rule, count + 1);
      if (!next) continue;
      held = std::move(trial);
      best = std::move(*next);
      ++count;
    }
    if (!best) return state;
    return took(std::move(*best), rule, count);
  }

  Result<State> took(State state, std::string_view rule, std::size_t count) {
    done_ += count;
    by_rule_[std::string(rule)] += count;
    return state;
  }

  /// The state with these edits, where the rule has so many findings fewer and no other has more; one of less weight may, since a
  /// number put right lets others be told (that id. would do, say).
  std::optional<State> attempt(const State& state, const std::vector<SourceEdit>& edits, std::string_view rule, std::size_t fewer) const {
    Result<std::string> bytes = edited(state, edits);
    if (!bytes) return std::nullopt;
    Result<State> next = load(std::move(*bytes));
    if (!next) return std::nullopt;
    const auto count = [](const State& s, std::string_view code) {
      const auto at = s.counts.find(code);
      return at == s.counts.end() ? std::size_t{0} : at->second;
    };
    if (count(*next, rule) + fewer > count(state, rule)) return std::nullopt;
    for (const auto& [code, now] : next->counts)
      if (now > count(state, code) && next->severities.at(code) >= state.severities.at(std::string(rule))) return std::nullopt;
    return std::move(*next);
  }

  [[nodiscard]] Result<std::string> edited(const State& state, const std::vector<SourceEdit>& edits) const {
    if (state.m.document.format != Format::Docx) {
      const bool mark = state.bytes.starts_with("\xEF\xBB\xBF");
      return (mark ? "\xEF\xBB\xBF" : "") + with_edits(state.m.document.origins.source(), edits);
    }
    Result<TrackedCopy> copy = track_changes(state.bytes, state.m.document, edits, stamp_);
    if (!copy) return tl::unexpected<Error>(copy.error());
    if (copy->left_out > 0) return failure("some of its words have no place of their own");
    return std::move(copy->bytes);
  }

  const FixSettings& settings_;
  const Selection& selection_;
  Selection everything_;  // without what was selected alone
  std::string path_;
  Stamp stamp_;
  std::size_t done_ = 0;
  std::map<std::string, std::size_t> by_rule_;
};

/// The note that a typed number of a citation means; -1 where there is none, or either count gives one and the work stands in neither.
std::int32_t note_meant(const Manuscript& m, std::size_t citation, std::uint32_t number) {
  const std::vector<std::int32_t> meant = m.document.notes_meant(number, m.citations[citation].note);
  if (meant.size() < 2) return meant.empty() ? -1 : meant.front();
  const CitationIndex step = m.index.references[citation].step;
  const auto home = step < 0 ? meant.end() : std::find(meant.begin(), meant.end(), static_cast<std::int32_t>(m.citations[static_cast<std::size_t>(step)].note));
  return home == meant.end() ? -1 : *home;
}

/// Single numbers and both ends of ranges, where they are typed and mean a note that is there.
std::vector<LiveNumber> typed_numbers(const Manuscript& m) {
  std::vector<LiveNumber> out;
  const Document& d = m.document;
  const auto add = [&](std::size_t citation, Span digits) {
    const auto value = to_number(d.at(digits));
    const std::int32_t note = value ? note_meant(m, citation, *value) : -1;
    const auto source = note < 0 ? std::nullopt : to_source(d, {digits, "\x01"});  // any words: only the place is asked for
    if (source && source->source.size() == digits.size()) out.push_back({source->source, note});
  };
  for (std::size_t i = 0; i < m.citations.size(); ++i) {
    const Citation& c = m.citations[i];
    if (c.supra.empty() || c.supra_note.empty() || c.quoted) continue;
    for (std::uint32_t at = c.supra_note.begin; at < c.supra_note.end;) {
      std::uint32_t stop = at;
      while (stop < c.supra_note.end && d.text[stop] >= '0' && d.text[stop] <= '9') ++stop;
      if (stop > at) add(i, {at, stop});
      at = std::max(stop, at + 1);
    }
  }
  return out;
}

/// The copy with live numbers; how many there are.
Result<std::size_t> make_live(State& state) {
  if (state.m.document.format != Format::Docx) return failure("--live makes fields of Word: it is for .docx");
  const std::vector<LiveNumber> numbers = typed_numbers(state.m);
  Result<TrackedCopy> copy = live_numbers(state.bytes, state.m.document, numbers);
  if (!copy) return tl::unexpected<Error>(copy.error());
  state.bytes = std::move(copy->bytes);
  return numbers.size() - copy->left_out;
}

/// Whether edits of the source are edits of the file: its bytes are the source, with or without a byte-order mark.
Result<void> check_format(const State& state) {
  const Document& d = state.m.document;
  if (d.format == Format::Docx) return {};
  const bool inputs = d.format == Format::Latex && std::any_of(d.remarks.begin(), d.remarks.end(), [](const Remark& r) { return r.message.find("\\input") != std::string::npos; });
  if (inputs) return failure("it inputs other files, whose notes count among its own: numbers cannot be set right in one of them; put them into one file first");
  if (d.format != Format::Text && d.format != Format::Markdown && d.format != Format::Latex && d.format != Format::Html) return failure(kFixable);
  std::string_view bytes = state.bytes;
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  if (bytes != d.origins.source()) return failure("its bytes are not plain UTF-8: save it as UTF-8 and try again");
  return {};
}

std::string told(const Fixer& fixer, const State& state) {
  std::string rules;
  for (const auto& [rule, count] : fixer.by_rule()) rules += (rules.empty() ? "" : ", ") + std::to_string(count) + " of " + rule;
  std::size_t suggested = 0;
  for (const Finding& f : state.m.findings) suggested += f.fix && !f.fix->safe ? 1 : 0;
  std::string out = fixer.done() == 0 ? "nothing that can be mended without a person" : fixer.done() == 1 ? "1 fix (" + rules + ")"
                                                                                                          : std::to_string(fixer.done()) + " fixes (" + rules + ")";
  out += "; " + counted(state.m.findings.size(), "finding") + (state.m.findings.size() == 1 ? " is left" : " are left");
  if (suggested > 0) out += ", " + std::to_string(suggested) + " of them with a suggested fix (--unsafe)";
  return out + ".";
}

Result<std::string> fix_one(const std::string& path, const FixSettings& settings, io::World& world) {
  Result<std::string> target = settings.diff ? Result<std::string>(std::string()) : copy_target(path, {settings.output, "fixed", settings.force}, settings.base.paths, world);
  if (!target) return tl::unexpected<Error>(target.error());
  Result<std::string> bytes = world.files.read(path, settings.base.max_input);
  if (!bytes) return tl::unexpected<Error>(bytes.error());
  const Result<Selection> selection = selection_for(path, settings.base.selection, world);
  if (!selection) return tl::unexpected<Error>(selection.error());
  if (ends_with_any(lower_ascii(path), {".pdf", ".odt", ".epub", ".rtf", ".doc"})) return failure(kFixable);
  Fixer fixer(settings, *selection, path, world.clock.now());
  Result<State> first = fixer.load(std::move(*bytes));
  if (!first) return tl::unexpected<Error>(first.error());
  if (Result<void> fits = check_format(*first); !fits) return tl::unexpected<Error>(fits.error());
  const Document before = settings.diff ? first->m.document : Document();
  Result<State> last = fixer.run(std::move(*first));
  if (!last) return tl::unexpected<Error>(last.error());
  std::size_t live = 0;
  if (settings.live) {
    const Result<std::size_t> made = make_live(*last);
    if (!made) return tl::unexpected<Error>(made.error());
    live = *made;
  }
  if (settings.diff) world.console.write(1, difference(path, before, last->m.document));
  else if (fixer.done() + live > 0)
    if (Result<void> written = world.files.write(*target, last->bytes); !written) return tl::unexpected<Error>(written.error());
  const std::string fields = settings.live ? counted(live, "number") + (live == 1 ? " is" : " are") + " live now; " : "";
  return (fixer.done() + live > 0 && !settings.diff ? *target + ": " : path + ": ") + fields + told(fixer, *last);
}

}  // namespace

Result<std::string> with_fixes(std::string bytes, const std::string& path, const FixSettings& settings, const Selection& selection, const std::string& time) {
  Fixer fixer(settings, selection, path, time);
  Result<State> first = fixer.load(std::move(bytes));
  if (!first) return tl::unexpected<Error>(first.error());
  Result<State> last = fixer.run(std::move(*first));
  if (!last) return tl::unexpected<Error>(last.error());
  return std::move(last->bytes);
}

Result<std::string> with_fixes_in_notes(const std::string& package, const Manuscript& m, const Selection& selection, const Stamp& stamp) {
  FixSettings settings;
  settings.notes_only = true;
  for (const Finding& f : m.findings)
    if (!f.suppressed.empty()) settings.left_alone.insert(f.fingerprint);
  settings.author = stamp.author;
  return with_fixes(package, m.path, settings, selection, stamp.time);
}

int run_fix(const FixSettings& settings, io::World& world) {
  if (!settings.output.empty() && settings.base.paths.size() > 1) return complain(world, "-o names the copy of one manuscript: name one.");
  bool trouble = false;
  for (const std::string& path : settings.base.paths) {
    if (world.environment.interrupted()) return kExitInterrupted;
    const Result<std::string> done = fix_one(path, settings, world);
    if (done) complain(world, *done);
    else trouble = true, complain(world, path + ": " + done.error().message + (done.error().message.ends_with('.') ? "" : "."));
  }
  return trouble ? kExitTrouble : kExitClean;
}

}  // namespace subcite
