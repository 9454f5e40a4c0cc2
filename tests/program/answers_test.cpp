// Every file of fixtures/answers is what a server says, bytes as they are; its first line is the verdict that a link to it
// must get. Other addresses of its host have ordinary pages or none.
#include "program/program.h"

namespace subcite::program {
namespace {

struct Answer {
  std::string name;
  std::string verdict;
};

std::vector<Answer> answers() {
  std::vector<Answer> out;
  for (const auto& entry : std::filesystem::directory_iterator(root() + "/fixtures/answers")) {
    const std::string first = lines_of(read_file(entry.path().string())).front();
    out.push_back({entry.path().stem().string(), first.substr(2)});
  }
  return out;
}

/// "http-1.0" as a name of a host.
std::string host_of(std::string name) {
  for (char& c : name) c = c == '.' ? '-' : c;
  return name + ".example";
}

TEST(Answers, of_forty_and_more_kinds_get_their_verdicts) {
  const Scratch scratch;
  std::string routes;
  std::vector<std::string> urls;
  for (const Answer& a : answers()) {
    std::filesystem::create_directories(scratch / "sites");
    std::filesystem::copy_file(root() + "/fixtures/answers/" + a.name + ".http", scratch / ("sites/" + a.name + ".http"));
    routes += host_of(a.name) + "/x/page raw " + a.name + ".http\n";
    for (const char* other : {"/index.html", "/search.html", "/account/login.html", "/404.html", "/new/page.html", "/consent/index.html", "/captcha/index.html", "/ok.html"}) write_file(scratch / ("sites/" + host_of(a.name) + other), "<title>Port Ledger</title><p>The news of the day.");
    urls.push_back("http://" + host_of(a.name) + "/x/page");
  }
  ASSERT_GE(urls.size(), 40U);
  write_file(scratch / "sites/routes.txt", routes);
  const Sites sites(scratch / "sites");
  write_file(scratch / "m.md", manuscript_with(urls));
  const Outcome run = subcite(std::vector<std::string>{"check", "--format", "json", "--report", "terminal=" + (scratch / "m.txt"), "--archive", scratch / "a.wacz", scratch / "m.md"} + sites.options());
  std::map<std::string, nlohmann::json> links;
  const nlohmann::json report = run.json();
  for (const auto& link : report["manuscripts"][0]["links"]) links[link["url"]] = link;
  for (const Answer& a : answers()) {
    const auto found = links.find("http://" + host_of(a.name) + "/x/page");
    ASSERT_NE(found, links.end()) << a.name << run.err << run.out.substr(0, 300);
    const nlohmann::json& link = found->second;
    EXPECT_EQ(link["status"], a.verdict) << a.name << " " << link["detail"];
  }
  EXPECT_EQ(links["http://title-in-windows-1251.example/x/page"]["title"], "Лес");
  EXPECT_EQ(subcite({"archive", "verify", scratch / "a.wacz"}).code, 0);
  EXPECT_EQ(read_file(scratch / "m.txt").find('\x1B'), std::string::npos) << "an escape of a page reached the terminal";
}

}  // namespace
}  // namespace subcite::program
