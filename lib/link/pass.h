// The jobs of one manuscript or one stretch of a list, all brought to their verdicts.
#pragma once

#include <deque>

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
};

/// Works until every job is done or the person interrupts; jobs of its own (robots.txt, addresses that cannot exist) are
/// added at the end.
void run_pass(const PassWorld& world, std::deque<Job>& jobs);

}  // namespace subcite
