// Folding and distances.
#include "base/fold.h"

#include <gtest/gtest.h>

namespace subcite {
namespace {

TEST(Fold, drops_marks_case_and_punctuation) {
  EXPECT_EQ(fold("Rodríguez-Santiago’s"), "rodriguez santiagos");
  EXPECT_EQ(fold("ÆRØ & Straße"), "aero strasse");
  EXPECT_EQ(fold_keeping_marks("Rodríguez"), fold_keeping_marks("RODRÍGUEZ"));
  EXPECT_NE(fold_keeping_marks("Rodríguez"), fold_keeping_marks("Rodriguez"));
}

TEST(EditDistance, counts_a_transposition_once_and_stops_at_the_limit) {
  EXPECT_EQ(edit_distance("marlowe", "marolwe", 3), 1U);
  EXPECT_EQ(edit_distance("marlowe", "marlow", 3), 1U);
  EXPECT_GT(edit_distance("marlowe", "solberg", 2), 2U);
}

}  // namespace
}  // namespace subcite
