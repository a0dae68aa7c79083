package mongo

import (
	"errors"
	"strings"

	"go.mongodb.org/mongo-driver/v2/mongo/options"
)

const defaultDatabase = "thiduabot"

// errAddress does not quote the address, nor what the driver says about it: both may hold the password.
var errAddress = errors.New("the address cannot be read: it is written mongodb://USER:PASSWORD@HOST/DATABASE, " +
	"and special characters of user and password as %XX")

// address is a URI without what is secret.
type address struct {
	hosts    []string
	database string
}

func parseAddress(uri string) (address, error) {
	o := options.Client().ApplyURI(uri)
	if uri == "" || o.Validate() != nil {
		return address{}, errAddress
	}
	return address{hosts: o.Hosts, database: databaseOf(uri)}, nil
}

// databaseOf reads the path; user and password cannot hold a slash.
func databaseOf(uri string) string {
	_, rest, _ := strings.Cut(uri, "://")
	rest, _, _ = strings.Cut(rest, "?")
	if _, name, _ := strings.Cut(rest, "/"); name != "" {
		return name
	}
	return defaultDatabase
}

// String writes the address for people: hosts and database.
func (a address) String() string { return strings.Join(a.hosts, ",") + "/" + a.database }
