// One line an option.
#include "link_options.h"

namespace subcite {

void declare_link_options(Arguments& arguments, LinkSettings& settings) {
  arguments.text("--archive", settings.archive, "Keep every fetched page in FILE.wacz or FILE.warc.gz", "FILE");
  arguments.text("--archive-level", settings.archive_level, "What --archive keeps: page (usual), or page+requisites for its pictures, scripts and style sheets, too", "LEVEL");
  arguments.flag("--snapshots", settings.snapshots, "Look for public snapshots of dead links, as near the cited day as there are");
  arguments.text("--wayback", settings.wayback, "Where the Wayback Machine is (https://web.archive.org)", "URL");
  arguments.list("--timemap", settings.timemaps, "Ask this Memento TimeMap, too, such as https://arquivo.pt/wayback/timemap/link/", "URL");
  arguments.text("--save", settings.save, "Save cited pages without an archived copy: wayback (key ACCESS:SECRET in SUBCITE_WAYBACK_KEY) or perma (SUBCITE_PERMA_KEY)", "SERVICE");
  arguments.flag("--save-dry-run", settings.save_dry_run, "Say which pages --save would save, and save none");
  arguments.text("--perma", settings.perma, "Where Perma.cc is (https://api.perma.cc/v1)", "URL");
  arguments.text("--perma-folder", settings.perma_folder, "The number of the Perma.cc folder to save into", "NUMBER");
  arguments.flag("--ignore-robots", settings.ignore_robots, "Archive pages, too, that robots.txt keeps out");
  arguments.number("--per-host", settings.per_host, 1, 64, "Connections to one host at a time (6)");
  arguments.number("--connections", settings.connections, 1, 512, "Connections in all at a time (64)");
  arguments.flag("--allow-private", settings.allow_private, "Fetch links to loopback and private addresses, too");
  arguments.list("--connect-to", settings.connect_to, "Connect elsewhere for a host: HOST:PORT:HOST2:PORT2, as curl has it", "RULE");
  arguments.text("--ca-file", settings.ca_file, "Trust the certificate authorities in this file", "FILE");
  arguments.text("--cache", settings.cache, "Keep the verdicts of links in this file, not in the usual one", "FILE");
  arguments.flag("--no-cache", settings.no_cache, "Neither use nor keep verdicts of earlier runs");
  arguments.text("--contact", settings.contact, "An address or e-mail that the sites are told with each request", "TEXT");
}

}  // namespace subcite
