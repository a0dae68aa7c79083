# The bot as one static binary: docker build -t thiduabot .
FROM golang:1.26 AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
RUN CGO_ENABLED=0 GOWORK=off go build -trimpath -ldflags="-s -w" -o /out/thiduabot ./cmd/thiduabot
RUN mkdir -p /out/data /out/tmp && chmod 1777 /out/tmp

FROM scratch
# HTTPS to the platforms needs the certificates; the time zones are inside the binary.
COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/
COPY --from=build /out/thiduabot /usr/local/bin/thiduabot
COPY --from=build --chown=10001:10001 /out/data /data
COPY --from=build /out/tmp /tmp
USER 10001:10001
# Relative paths of the settings begin at /: data/thiduabot.db is /data/thiduabot.db, config.toml is /config.toml.
WORKDIR /
VOLUME /data
# For the health check below only. Say 0.0.0.0:8080 to let others of the network read /metrics.
ENV PATH=/usr/local/bin THIDUABOT_WEB=127.0.0.1:8080
# The program starts in a second; the rest is for a slow disk or a store that starts beside it.
HEALTHCHECK --interval=30s --timeout=6s --start-period=30s --retries=3 CMD ["thiduabot", "health"]
ENTRYPOINT ["thiduabot"]
CMD ["serve"]
