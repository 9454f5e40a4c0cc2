// Where a typed number means a note that is there, its digits are replaced by a field that points to the call-out.
#include "run/live.h"

#include <algorithm>
#include <vector>

#include "base/text.h"
#include "edit/source.h"
#include "edit/word.h"

namespace subcite {
namespace {

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

}  // namespace

Result<std::size_t> make_live(std::string& bytes, const Manuscript& m) {
  if (m.document.format != Format::Docx) return failure("--live makes fields of Word: it is for .docx");
  const std::vector<LiveNumber> numbers = typed_numbers(m);
  Result<TrackedCopy> copy = live_numbers(bytes, m.document, numbers);
  if (!copy) return tl::unexpected<Error>(copy.error());
  bytes = std::move(copy->bytes);
  return numbers.size() - copy->left_out;
}

}  // namespace subcite
