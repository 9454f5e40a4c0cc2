// All fixtures; a suite that loads no case fails the run.
#include "golden/golden.h"

int main(int argc, char** argv) {
  ::testing::InitGoogleTest(&argc, argv);
  subcite::golden::add_rule_pages();
  subcite::golden::add_text_fixtures();
  subcite::golden::add_reports();
  return RUN_ALL_TESTS();
}
