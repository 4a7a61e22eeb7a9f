#include "core/hub/http/service.h"

namespace mianguan::http {

Instruments::Instruments(Metrics& metrics)
    : requests(metrics.counter("hub_http_requests_total", "Requests answered.", {"route", "status"})),
      seconds(metrics.histogram("hub_http_request_seconds",
                                "From the first byte of a request to the last of its answer.", {"route"})),
      refused(metrics.counter("hub_http_refused_total", "Requests and connections the server itself refused.",
                              {"reason"})),
      inFlight(metrics.gauge("hub_http_in_flight", "Requests being read or answered.").with({})),
      connections(metrics.gauge("hub_http_connections", "Connections being served.").with({})),
      received(metrics.counter("hub_http_received_bytes_total", "Bytes of requests.").with({})),
      sent(metrics.counter("hub_http_sent_bytes_total", "Bytes of answers.").with({})) {}

} // namespace mianguan::http
