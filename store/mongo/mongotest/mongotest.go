// Package mongotest gives tests a MongoDB to speak to: a FerretDB inside the test, and a real server beside it where
// the environment names one.
package mongotest

import (
	"context"
	"net/url"
	"os"
	"testing"
	"time"

	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo"
	"go.mongodb.org/mongo-driver/v2/mongo/options"
)

// Variable names the environment variable with the address of a real server.
const Variable = "THIDUABOT_TEST_MONGODB"

const cleanUpTime = 30 * time.Second

// Start starts a server that ends with the test and returns the address of an empty database on it.
func Start(tb testing.TB) (uri string) {
	tb.Helper()
	server, err := Run(tb.TempDir())
	if err != nil {
		tb.Fatalf("start server: %v", err)
	}
	tb.Cleanup(server.Close)
	return server.URI("thiduabot")
}

// Servers returns, by name, what gives a test an empty database: "ferretdb", and "mongodb" when Variable is set.
func Servers() map[string]func(testing.TB) (uri string) {
	servers := map[string]func(testing.TB) string{"ferretdb": Start}
	if address := os.Getenv(Variable); address != "" {
		servers["mongodb"] = func(tb testing.TB) string {
			tb.Helper()
			return realDatabase(tb, address)
		}
	}
	return servers
}

// realDatabase names a new database on a real server and drops it in the end.
func realDatabase(tb testing.TB, address string) string {
	tb.Helper()
	uri, err := url.Parse(address)
	if err != nil {
		tb.Fatalf("%s is not an address of one host", Variable)
	}
	name := "thiduabot_test_" + bson.NewObjectID().Hex()
	uri.Path = "/" + name
	tb.Cleanup(func() { dropDatabase(tb, uri.String(), name) })
	return uri.String()
}

func dropDatabase(tb testing.TB, uri, name string) {
	tb.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), cleanUpTime)
	defer cancel()
	client, err := mongo.Connect(options.Client().ApplyURI(uri))
	if err != nil {
		tb.Errorf("connect to drop %s: %v", name, err)
		return
	}
	defer func() { _ = client.Disconnect(ctx) }()
	if err := client.Database(name).Drop(ctx); err != nil {
		tb.Errorf("drop %s: %v", name, err)
	}
}
