// Each piece is asked for once, and so kept in the view.
#include "rules/common.h"

#include "rules/marks.h"
#include "rules/mask.h"
#include "rules/quotations.h"
#include "rules/words.h"

namespace subcite::rules_support {
namespace {

void find_words(const View& view) { const Words words(view); }
void find_marks(const View& view) { marks_in(view, {}); }
void find_quotations(const View& view) { body_quotations(view); }
void find_masks(const View& view) {
  for (std::size_t n = 0; n < view.document.notes.size(); ++n) mask_of_note(view, n);
}

}  // namespace

const std::array<Piece, 4> kCommonPieces{find_marks, find_words, find_quotations, find_masks};  // the longest first

}  // namespace subcite::rules_support
