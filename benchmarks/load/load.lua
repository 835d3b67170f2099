-- wrk -t N -c N -d SECONDS -s benchmarks/load/load.lua URL -- REQUEST
--
-- Each of the N threads is one client, which sends the whole HTTP request in the file REQUEST again
-- as soon as it has the answer. Prints one line of JSON: how many answers were refusals (503), how
-- many were failures, the time of all others in microseconds, and how much of that the network took
-- in milliseconds, as far as they tell it.

local ffi = require("ffi")

ffi.cdef([[
  struct timeval { long seconds; int microseconds; int padding; };
  int gettimeofday(struct timeval *now, void *zone);
]])

local now = ffi.new("struct timeval")

local function microseconds()
  ffi.C.gettimeofday(now, nil)
  return tonumber(now.seconds) * 1e6 + now.microseconds
end

local clients = {}

function setup(thread)
  table.insert(clients, thread)
end

function init(arguments)
  local file = assert(io.open(arguments[1], "rb"))
  message = file:read("*a")
  file:close()
  times, network, refused, failed = {}, {}, 0, 0
end

function request()
  sent = microseconds()
  return message
end

function response(status, _, body)
  if status == 200 then
    times[#times + 1] = microseconds() - sent
    network[#network + 1] = body:match('"classify": ?([%d.]+)')
  elseif status == 503 then
    refused = refused + 1
  else
    failed = failed + 1
  end
end

function done(summary)
  local all, ofnetwork, refused, failed = {}, {}, 0, 0
  for _, client in ipairs(clients) do
    for _, time in ipairs(client:get("times")) do
      all[#all + 1] = string.format("%d", time)
    end
    for _, time in ipairs(client:get("network")) do
      ofnetwork[#ofnetwork + 1] = time
    end
    refused = refused + client:get("refused")
    failed = failed + client:get("failed")
  end
  local broken = summary.errors
  print(string.format(
    '{"seconds": %f, "refused": %d, "failed": %d, "times_us": [%s], "network_ms": [%s]}',
    summary.duration / 1e6, refused,
    failed + broken.connect + broken.read + broken.write + broken.timeout,
    table.concat(all, ","), table.concat(ofnetwork, ",")))
end
