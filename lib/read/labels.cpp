// A number printed twice is matched in order: the second call of "2" belongs to "2~2".
#include "read/labels.h"

#include <unordered_map>

namespace subcite {

void label_notes(Document& document) {
  std::unordered_map<std::string, int> seen;
  for (Note& note : document.notes) {
    const int count = ++seen[note.label];
    if (count > 1) note.label += '~' + std::to_string(count);
  }
}

void pair_callouts(Document& document) {
  std::unordered_map<std::string, std::vector<std::size_t>> by_number;
  for (std::size_t i = 0; i < document.notes.size(); ++i) {
    const Note& note = document.notes[i];
    const std::string printed = note.label.substr(0, note.label.find('~'));
    by_number[note.number.empty() ? printed : note.number].push_back(i);
  }
  std::unordered_map<std::string, std::size_t> used;
  for (CallOut& call : document.callouts) {
    const auto it = by_number.find(call.number);
    if (it == by_number.end()) continue;
    std::size_t& next = used[call.number];
    const std::size_t which = it->second[next < it->second.size() ? next : it->second.size() - 1];
    ++next;
    call.note = static_cast<std::int32_t>(which);
    Note& note = document.notes[which];
    if (!note.callout) {
      note.callout = call.source;
      note.callout_place = document.origins.place_in_source(call.source);
    }
  }
}

}  // namespace subcite
