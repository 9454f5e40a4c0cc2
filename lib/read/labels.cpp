// A number printed twice is matched in order: the second call of "2" belongs to "2~2".
#include "read/labels.h"

#include <string>
#include <unordered_map>
#include <vector>

#include "base/text.h"

namespace subcite {

void label_notes(Document& document) {
  std::unordered_map<std::string, int> seen;
  for (Note& note : document.notes) {
    const int count = ++seen[note.label];
    if (count > 1) note.label += '~' + std::to_string(count);
  }
}

namespace {

/// Nearly all calls missing: extraction lost the superscripts, and no note can be blamed for it.
void remark_lost_calls(Document& document) {
  std::size_t numbered = 0;
  std::size_t called = 0;
  for (const Note& note : document.notes) {
    numbered += note.kind == NoteKind::Numbered ? 1 : 0;
    called += note.kind == NoteKind::Numbered && note.called ? 1 : 0;
  }
  if (numbered < 3 || called * 3 >= numbered) return;
  document.remarks.push_back({"Of " + std::to_string(numbered) + " notes only " + std::to_string(called) + " are called in the text: the call-outs were lost, and their pairing was not checked.", std::nullopt});
}

}  // namespace

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
    if (!note.called) {
      note.called = true;
      note.callout_place = document.origins.place_in_source(call.source);
    }
  }
  remark_lost_calls(document);
}

void remark_deleted_notes(Document& document, std::size_t deleted, std::string_view still) {
  document.remarks.push_back({counted(deleted, "note") + (deleted == 1 ? " is" : " are") + " only marked as deleted" + std::string(still) + ": numbers behind supra and infra are taken as right by either count. Accept or reject the deletions, then check again.", std::nullopt});
}

}  // namespace subcite
