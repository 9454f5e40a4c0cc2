// The first call-out of each note is found once for all rules.
#include "rules/calls.h"

#include <algorithm>
#include <vector>

namespace subcite::rules_support {

namespace {

struct Calls {
  std::vector<std::optional<std::uint32_t>> of_note;
};

Calls first_calls(const Document& document) {
  Calls out{std::vector<std::optional<std::uint32_t>>(document.notes.size())};
  for (const CallOut& call : document.callouts)
    if (call.note >= 0 && !out.of_note[static_cast<std::size_t>(call.note)]) out.of_note[static_cast<std::size_t>(call.note)] = call.sentence;
  return out;
}

}  // namespace

std::optional<std::uint32_t> call_of(const View& view, std::uint32_t note) {
  return view.shared->once<Calls>([&] { return first_calls(view.document); }).of_note[note];
}

std::string_view words_before_call(const View& view, std::uint32_t note, std::size_t longest) {
  const std::string_view before = std::string_view(view.document.text).substr(0, call_of(view, note).value_or(0));
  return before.substr(before.size() - std::min(before.size(), longest));
}

}  // namespace subcite::rules_support
