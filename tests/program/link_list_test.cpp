// `subcite links`: manuscripts or a list in, JSON lines out.
#include "program/program.h"

namespace subcite::program {
namespace {

std::vector<nlohmann::json> json_lines(const std::string& text) {
  std::vector<nlohmann::json> out;
  for (const std::string& line : lines_of(text)) out.push_back(nlohmann::json::parse(line));
  return out;
}

TEST(LinkList, reads_addresses_from_standard_input) {
  const Scratch scratch;
  write_file(scratch / "sites/a.example/eels.html", "<title>Eels</title><p>Eels.");
  const Sites sites(scratch / "sites");
  const Outcome run = subcite(std::vector<std::string>{"links"} + sites.options(), "# a list\nhttp://a.example/eels\n\nhttp://a.example/none\nhttp://a.example/eels\nmailto:ann@a.example\nno address\n");
  const auto lines = json_lines(run.out);
  ASSERT_EQ(lines.size(), 4U) << run.out;
  EXPECT_EQ(lines[0]["status"], "ok");
  EXPECT_EQ(lines[0]["title"], "Eels");
  EXPECT_EQ(lines[1]["status"], "broken");
  EXPECT_EQ(lines[2]["status"], "refused");
  EXPECT_EQ(lines[3]["status"], "malformed");
  EXPECT_EQ(run.code, 1);
  EXPECT_NE(run.err.find("1 broken"), std::string::npos) << run.err;
}

TEST(LinkList, reads_those_of_manuscripts) {
  const Scratch scratch;
  write_file(scratch / "sites/a.example/eels.html", "<title>Eels</title><p>Eels.");
  const Sites sites(scratch / "sites");
  write_file(scratch / "m.md", manuscript_with({"http://a.example/eels"}));
  const Outcome run = subcite(std::vector<std::string>{"links", "--quiet", scratch / "m.md", scratch / "none.md"} + sites.options());
  const auto lines = json_lines(run.out);
  ASSERT_EQ(lines.size(), 1U) << run.out;
  EXPECT_EQ(lines[0]["manuscript"], scratch / "m.md");
  EXPECT_EQ(lines[0]["notes"][0], "1");
  EXPECT_EQ(run.code, 2) << "one manuscript is not there";
}

}  // namespace
}  // namespace subcite::program
