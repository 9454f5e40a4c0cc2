// HTTP does its work in steps; a request that is given up is abandoned, so that nothing calls back later.
#include "link/fetch.h"

namespace subcite {
namespace {

constexpr int kStepMs = 50;

}  // namespace

std::optional<io::HttpAnswer> fetch(io::Http& http, const io::Environment& environment, io::HttpRequest request) {
  std::optional<io::HttpAnswer> answer;
  http.start(std::move(request), [&answer](io::HttpAnswer a) { answer = std::move(a); });
  while (!answer && !environment.interrupted()) http.step(kStepMs);
  if (!answer) http.abandon();
  return answer;
}

void pause(io::Http& http, io::Clock& clock, const io::Environment& environment, std::int64_t ms) {
  for (const std::int64_t until = clock.ticks() + ms; clock.ticks() < until && !environment.interrupted();) http.step(kStepMs);
}

}  // namespace subcite
