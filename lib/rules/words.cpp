// Made when the first rule asks.
#include "rules/words.h"

namespace subcite::rules_support {
namespace {

Words::Made made_of(const Document& document) {
  Words::Made made{lower_ascii(document.text), std::vector<BytePairs>(document.notes.size())};
  for (std::size_t n = 0; n < made.pairs.size(); ++n) made.pairs[n].add(slice(made.lowered, document.notes[n].text));
  return made;
}

}  // namespace

Words::Words(const View& view) : printed_(view.document.text), made_(&view.shared->once<Made>([&] { return made_of(view.document); })) {}

}  // namespace subcite::rules_support
