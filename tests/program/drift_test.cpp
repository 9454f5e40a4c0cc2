// Numbers of supra after notes were inserted and deleted: one finding a run, and renumber puts every number right.
#include <random>

#include "program/program.h"

namespace subcite::program {
namespace {

struct Shift {
  int from;  // of the numbers from this one on
  int by;    // so much are they too low
};

constexpr int kWorks = 30;
constexpr int kReferences = 60;

std::string surname(int work) {
  const std::vector<std::string> names{"Roe", "Poe", "Lee", "Fell", "Gray", "Hart", "Ives", "King", "Long", "Moss", "Nash", "Orr", "Pike", "Quill", "Rand", "Stone", "Tate", "Usher", "Vane", "Wray", "York", "Zorn", "Abel", "Bard", "Cole", "Dean", "Eads", "Ford", "Gale", "Hale"};
  return names[static_cast<std::size_t>(work)];
}

/// Thirty works, then references to them whose numbers are off by the shifts.
std::string paper(const std::vector<Shift>& shifts) {
  std::mt19937 random(3);
  std::string body;
  std::string notes;
  const auto note = [&](int number, const std::string& text) {
    body += "S.[^" + std::to_string(number) + "]\n\n";
    notes += "[^" + std::to_string(number) + "]: " + text + "\n\n";
  };
  for (int i = 0; i < kWorks; ++i) note(i + 1, "Ada " + surname(i) + ", *The " + surname(i) + " Weirs*, " + std::to_string(10 + i) + " YALE L.J. " + std::to_string(100 + i) + " (" + std::to_string(1980 + i) + ").");
  for (int k = 0; k < kReferences; ++k) {
    const int work = static_cast<int>(random() % kWorks);
    int number = work + 1;
    for (const Shift& shift : shifts)
      if (work + 1 >= shift.from) number -= shift.by;
    note(kWorks + k + 1, surname(work) + ", *supra* note " + std::to_string(std::max(1, number)) + ", at " + std::to_string(110 + work) + ".");
  }
  return body + notes;
}

class Drift : public testing::TestWithParam<std::vector<Shift>> {};

TEST_P(Drift, is_found_in_runs_and_put_right) {
  const Scratch scratch;
  write_file(scratch / "a.md", paper(GetParam()));
  const auto report = subcite({"check", "--offline", "--format", "json", "--select", "S002,S003,S004,S005,S006", scratch / "a.md"}).json();
  std::size_t runs = 0;
  std::size_t others = 0;
  for (const auto& f : report["manuscripts"][0]["findings"]) ++(f["rule"] == "S006" ? runs : others);
  EXPECT_EQ(runs, GetParam().size());
  EXPECT_EQ(others, 0U) << report["manuscripts"][0]["findings"].dump(1).substr(0, 2000);
  if (GetParam().empty()) return;
  ASSERT_EQ(subcite({"renumber", scratch / "a.md"}).code, 0);
  EXPECT_EQ(read_file(scratch / "a.fixed.md"), paper({}));
}

INSTANTIATE_TEST_SUITE_P(Papers, Drift, testing::Values(std::vector<Shift>{}, std::vector<Shift>{{10, 1}}, std::vector<Shift>{{12, -2}}, std::vector<Shift>{{8, 1}, {20, 1}}, std::vector<Shift>{{8, 1}, {20, -2}}, std::vector<Shift>{{5, 1}, {10, 1}, {15, -1}, {20, 2}, {25, 1}}));

}  // namespace
}  // namespace subcite::program
