// The parts put together.
#include "host/host.h"

#include "host/curl_http.h"
#include "host/files.h"
#include "host/programs.h"
#include "host/system.h"

namespace subcite {

struct Host::Parts {
  host::PosixFiles files;
  host::SystemClock clock;
  host::RandomIds ids;
  host::SystemEnvironment environment;
  host::SystemConsole console;
  host::PosixPrograms programs{environment};
  io::World world{files, clock, ids, environment, console, programs, [this](const io::HttpOptions& options) { return host::make_curl_http(options, clock); }};
};

Host::Host() : parts_(std::make_unique<Parts>()) {}
Host::~Host() = default;

io::World& Host::world() { return parts_->world; }

}  // namespace subcite
