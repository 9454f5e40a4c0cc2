// Registers every fixture as a test of its own; each suite is one file here.
#pragma once

#include <gtest/gtest.h>

#include <functional>
#include <string>

namespace subcite::golden {

class FixtureTest : public ::testing::Test {
 public:
  explicit FixtureTest(std::function<void()> body) : body_(std::move(body)) {}
  void TestBody() override { body_(); }

 private:
  std::function<void()> body_;
};

inline void add_test(const std::string& suite, const std::string& name, std::function<void()> body) {
  ::testing::RegisterTest(suite.c_str(), name.c_str(), nullptr, nullptr, __FILE__, __LINE__, [body]() -> ::testing::Test* { return new FixtureTest(body); });
}

void add_rule_pages();
void add_text_fixtures();
void add_reports();

}  // namespace subcite::golden
