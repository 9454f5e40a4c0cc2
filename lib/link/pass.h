// The jobs of one manuscript or one stretch of a list, all brought to their verdicts.
#pragma once

#include <deque>
#include <string>
#include <unordered_set>

#include "io/http.h"
#include "io/io.h"
#include "link/checker.h"
#include "link/job.h"
#include "link/pace.h"

namespace subcite {

struct PassWorld {
  io::Http& http;
  io::Clock& clock;
  io::Ids& ids;
  io::Environment& environment;
  const LinkLimits& limits;
  const ExchangeSink& sink;
  const LinkProgress& progress;
  Pace& pace;
  std::unordered_set<std::string>& requisites;  // asked for, also by earlier passes
};

/// Works until every job is done or the person interrupts; jobs of its own (robots.txt, addresses that cannot exist, what a page is shown with) are
/// added at the end.
void run_pass(const PassWorld& world, std::deque<Job>& jobs);

}  // namespace subcite
