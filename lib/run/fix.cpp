// The loop is in fixer.cpp; here are the files: what may be read and written, and what a person is told.
#include "run/fix.h"

#include <algorithm>

#include "base/text.h"
#include "run/check.h"
#include "run/complain.h"
#include "run/copy.h"
#include "run/diff.h"
#include "run/file_set.h"
#include "run/fixer.h"
#include "run/live.h"
#include "run/selection.h"
#include "run/source.h"

namespace subcite {
namespace {

const std::string kFixable = "a copy with fixes can be written of .docx, .md, .tex, .html and .txt: save it as one of them";

/// Whether edits of the source are edits of the files.
Result<void> check_format(const Step& state) {
  const Document& d = state.m.document;
  if (d.format == Format::Docx) return {};
  if (d.format != Format::Text && d.format != Format::Markdown && d.format != Format::Latex && d.format != Format::Html) return failure(kFixable);
  return is_source_of(d.origins, state.files);
}

std::string told(const Fixer& fixer, const Step& state) {
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

/// One copy that is to be written.
struct Copy {
  std::string target;
  std::string bytes;
};

/// The copy of the manuscript, and those of the files that it inputs and that differ: none is written where one may not be.
Result<std::vector<Copy>> copies(const std::string& path, std::string target, const FileSet& before, const FileSet& after, const FixSettings& settings, io::World& world) {
  constexpr std::string_view kMark = "fixed";
  Copies all = copies_of(before, after, kMark);
  std::vector<Copy> out{{std::move(target), std::move(all.bytes)}};
  for (auto& [input, bytes] : all.inputs) {
    Result<std::string> name = copy_target(path_beside(path, input), {{}, kMark, settings.force}, settings.base.paths, world);
    if (!name) return tl::unexpected<Error>(name.error());
    out.push_back({std::move(*name), std::move(bytes)});
  }
  return out;
}

/// Writes them; their names, for a person.
Result<std::string> write_copies(const std::vector<Copy>& all, io::World& world) {
  std::string names = all.front().target;
  for (const Copy& copy : all) {
    if (Result<void> written = world.files.write(copy.target, copy.bytes); !written) return tl::unexpected<Error>(written.error());
    if (&copy != &all.front()) names += (&copy == &all[1] ? " (which inputs " : ", ") + copy.target;
  }
  return all.size() > 1 ? names + ")" : names;
}

/// The manuscript as it is, ready for fixes.
Result<Step> first_state(const Fixer& fixer, const std::string& path, const FixSettings& settings, io::World& world) {
  Result<std::string> bytes = world.files.read(path, settings.base.max_input);
  if (!bytes) return tl::unexpected<Error>(bytes.error());
  if (ends_with_any(lower_ascii(path), {".pdf", ".odt", ".epub", ".rtf", ".doc"})) return failure(kFixable);
  Result<Step> first = fixer.load({std::move(*bytes)});
  if (!first) return first;
  if (Result<void> fits = check_format(*first); !fits) return tl::unexpected<Error>(fits.error());
  return first;
}

/// Files that could not be read may hold notes.
std::string unread_inputs(const Document& d) {
  std::string out;
  for (const Remark& remark : d.remarks)
    if (d.format == Format::Latex && remark.message.find("was not read:") != std::string::npos) out += " " + remark.message;
  return out;
}

Result<std::string> fix_one(const std::string& path, const FixSettings& settings, io::World& world) {
  Result<std::string> target = settings.diff ? Result<std::string>(std::string()) : copy_target(path, {settings.output, "fixed", settings.force}, settings.base.paths, world);
  if (!target) return tl::unexpected<Error>(target.error());
  const Result<Selection> selection = selection_for(path, settings.base.selection, world);
  if (!selection) return tl::unexpected<Error>(selection.error());
  Fixer fixer(settings, *selection, path, world.clock.now(), read_options(path, settings.base, world));
  Result<Step> first = first_state(fixer, path, settings, world);
  if (!first) return tl::unexpected<Error>(first.error());
  const FileSet files = first->files;
  const Document before = settings.diff ? first->m.document : Document();
  Result<Step> last = fixer.run(std::move(*first));
  if (!last) return tl::unexpected<Error>(last.error());
  const Result<std::size_t> live = settings.live ? make_live(last->files.bytes, last->m) : Result<std::size_t>(0);
  if (!live) return tl::unexpected<Error>(live.error());
  const bool writes = fixer.done() + *live > 0 && !settings.diff;
  if (settings.diff) world.console.write(1, difference(path, before, last->m.document));
  Result<std::string> name = path;
  if (writes) {
    const auto all = copies(path, std::move(*target), files, last->files, settings, world);
    name = all ? write_copies(*all, world) : tl::unexpected<Error>(all.error());
  }
  if (!name) return name;
  const std::string fields = settings.live ? counted(*live, "number") + (*live == 1 ? " is" : " are") + " live now; " : "";
  return *name + ": " + fields + told(fixer, *last) + unread_inputs(last->m.document);
}

}  // namespace

Result<std::string> with_fixes(std::string bytes, const std::string& path, const FixSettings& settings, const Selection& selection, const std::string& time) {
  Fixer fixer(settings, selection, path, time);
  Result<Step> first = fixer.load({std::move(bytes)});
  if (!first) return tl::unexpected<Error>(first.error());
  Result<Step> last = fixer.run(std::move(*first));
  if (!last) return tl::unexpected<Error>(last.error());
  return std::move(last->files.bytes);
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
