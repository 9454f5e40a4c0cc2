// The main job: manuscripts in, reports out. run/check.cpp reads as the line of the architecture: read,
// cite, resolve, link and archive, lint, report.
#pragma once

#include <string>

#include "config/settings.h"
#include "io/world.h"
#include "model/manuscript.h"
#include "read/reader.h"

namespace subcite {

constexpr int kExitClean = 0;
constexpr int kExitFindings = 1;
constexpr int kExitTrouble = 2;
constexpr int kExitInterrupted = 130;

/// Checks all manuscripts and writes all reports; returns the exit code.
int run_check(const Settings& settings, const std::string& version, io::World& world);

/// Bytes to citations and their index, without links and findings: what tests and benches run too.
Result<Manuscript> examine(std::string bytes, const std::string& path, const ReadOptions& options = {});

}  // namespace subcite
