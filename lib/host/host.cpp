// The parts put together.
#include "host/host.h"

#include "host/curl_http.h"
#include "host/files.h"
#include "host/programs.h"
#include "host/sqlite_store.h"
#include "host/system.h"

namespace subcite {

namespace {

Result<io::OpenStore> open_store(const std::string& path) { return host::open_sqlite_store(path); }

}  // namespace

struct Host::Parts {
  host::PosixFiles files;
  host::SystemClock clock;
  host::RandomIds ids;
  host::SystemEnvironment environment;
  host::SystemConsole console;
  host::PosixPrograms programs{environment};
  io::World world{files, clock, ids, environment, console, programs, [this](const io::HttpOptions& options) { return host::make_curl_http(options, clock); }, open_store};
};

Host::Host() : parts_(std::make_unique<Parts>()) {}
Host::~Host() = default;

io::World& Host::world() { return parts_->world; }

}  // namespace subcite
