// Two drafts compared: a note put in, one taken out, one moved, one changed; the supra that the change broke.
#include "program/program.h"

namespace subcite::program {
namespace {

std::string draft(const std::vector<std::string>& notes) {
  std::string text;
  std::string list;
  for (std::size_t n = 1; n <= notes.size(); ++n) text += "Words.[^" + std::to_string(n) + "] ", list += "\n[^" + std::to_string(n) + "]: " + notes[n - 1] + "\n";
  return text + "\n" + list;
}

const std::string kRoe = "Ada Roe, *Weirs*, 12 YALE L.J. 45, 47 (1999).";
const std::string kDoe = "Tom Doe, *The Law of Locks*, 30 HARV. L. REV. 1, 9 (2001).";
const std::string kQuill = "Lena Quill, *Who Owns the Tide* 14 (2010).";

TEST(Diff, tells_notes_and_what_the_change_broke) {
  const Scratch scratch;
  write_file(scratch / "old.md", draft({kRoe, kDoe, "Nobody doubts that the harbor was dredged in those years.", "Roe, *supra* note 1, at 50."}));
  write_file(scratch / "new.md", draft({kQuill, kRoe, kDoe, "Nobody doubts that the old harbor was dredged in those years.", "Roe, *supra* note 1, at 50."}));
  const Outcome run = subcite({"diff", scratch / "old.md", scratch / "new.md"});
  EXPECT_EQ(run.code, 1) << run.err;
  EXPECT_NE(run.out.find("4 notes before, 5 now: 1 added, 0 removed, 0 moved, 1 changed; 4 have another number."), std::string::npos) << run.out;
  EXPECT_NE(run.out.find("  + note 1: Lena Quill"), std::string::npos) << run.out;
  EXPECT_NE(run.out.find("  ~ note 3, now 4: Nobody doubts that the old harbor"), std::string::npos) << run.out;
  EXPECT_NE(run.out.find("Broken by the change, in notes whose words are the same:\n  note 5  error  S002"), std::string::npos) << run.out;
  EXPECT_NE(run.out.find("1 new finding, 0 gone"), std::string::npos) << run.out;
}

TEST(Diff, a_moved_note_and_a_gone_finding) {
  const Scratch scratch;
  write_file(scratch / "old.md", draft({kRoe, kDoe, kQuill, "Roe, *supra* note 9, at 50."}));
  write_file(scratch / "new.md", draft({kDoe, kQuill, kRoe}));
  const Outcome run = subcite({"diff", scratch / "old.md", scratch / "new.md"});
  EXPECT_EQ(run.code, 0) << run.out;
  EXPECT_NE(run.out.find("0 added, 1 removed, 1 moved, 0 changed; 3 have another number."), std::string::npos) << run.out;
  EXPECT_NE(run.out.find("  > note 1, now 3: Ada Roe"), std::string::npos) << run.out;
  EXPECT_NE(run.out.find("  - note 4: Roe, supra note 9"), std::string::npos) << run.out;
  EXPECT_NE(run.out.find("Gone:\n  note 4  error  S001"), std::string::npos) << run.out;
}

TEST(Diff, of_a_draft_with_itself_is_nothing) {
  const Scratch scratch;
  write_file(scratch / "a.md", draft({kRoe, "*Id.* at 50.", kDoe, "*Id.* at 50.", "*Id.* at 50.", "Roe, *supra* note 9."}));
  const Outcome run = subcite({"diff", scratch / "a.md", scratch / "a.md"});
  EXPECT_EQ(run.code, 0);
  EXPECT_NE(run.out.find("0 added, 0 removed, 0 moved, 0 changed; 0 have another number."), std::string::npos) << run.out;
  EXPECT_NE(run.out.find("0 new findings, 0 gone"), std::string::npos) << run.out;
  EXPECT_EQ(subcite({"diff", scratch / "a.md"}).code, 2);
  EXPECT_EQ(subcite({"diff", scratch / "a.md", scratch / "none.md"}).code, 2);
}

}  // namespace
}  // namespace subcite::program
