// A saver and a service that is away.
#include "link/save.h"

#include <gtest/gtest.h>

#include "support/link_bench.h"

namespace subcite {
namespace {

using namespace link_testing;

std::vector<std::string> pages(int n) {
  std::vector<std::string> urls;
  for (int i = 0; i < n; ++i) urls.push_back("http://a.example/" + std::to_string(i));
  return urls;
}

TEST(Saver, leaves_a_service_alone_that_failed_three_times_in_a_row) {
  Bench b;
  b.http.answers["http://spn.example/save"] = {fault(io::HttpFault::Timeout)};
  const auto service = wayback_service("http://spn.example", "A:B");
  Saver saver(*service, b.http, b.clock, b.environment, &b.store);
  const auto saved = saver.save(pages(20), [](std::size_t) {});
  ASSERT_EQ(saved.size(), 20U);
  EXPECT_LE(b.http.requests["http://spn.example/save"], 12);
  EXPECT_NE(saved.back().trouble.find("three times in a row"), std::string::npos) << saved.back().trouble;
  EXPECT_EQ(b.store.rows.count("wayback http://a.example/19"), 0U) << "the next run asks";
}

TEST(Saver, does_not_wait_for_every_page_of_a_service_that_never_ends_its_jobs) {
  Bench b;
  b.http.answers["http://spn.example/save"] = {answer(200, {}, R"({"job_id": "j"})")};
  b.http.answers["http://spn.example/save/status/j"] = {answer(200, {}, R"({"status": "pending"})")};
  const auto service = wayback_service("http://spn.example", "A:B");
  Saver saver(*service, b.http, b.clock, b.environment, &b.store);
  const auto saved = saver.save(pages(8), [](std::size_t) {});
  EXPECT_EQ(b.http.requests["http://spn.example/save"], 3);
  EXPECT_EQ(b.store.rows["wayback http://a.example/0"], "job j") << "the next run looks again";
  EXPECT_NE(saved.back().trouble.find("not asked for"), std::string::npos);
}

}  // namespace
}  // namespace subcite
