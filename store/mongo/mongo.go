// Package mongo remembers everything in a MongoDB database, which several programs on several machines may share.
//
// Nothing here needs a transaction. The insert of records, or of notices, is the commit point. What follows from
// them — states, settings, questions, posts — is written by operations that can be repeated in any order, and a
// pending document written before the commit point says what they are, until all of them are done.
package mongo

import (
	"context"
	"errors"
	"fmt"
	"time"

	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo"
	"go.mongodb.org/mongo-driver/v2/mongo/options"
	"go.mongodb.org/mongo-driver/v2/mongo/readpref"
	"go.mongodb.org/mongo-driver/v2/mongo/writeconcern"

	"github.com/thiduabot/thiduabot/campaign"
	"github.com/thiduabot/thiduabot/store"
)

const (
	defaultTimeout = 10 * time.Second
	defaultBatch   = 50
)

var _ store.Store = (*Store)(nil)

// Options says which database to use and how.
type Options struct {
	// URI is the address; its path names the database, thiduabot when it names none.
	URI string
	// Timeout bounds every method; 0 is 10 seconds. Iterators, Load and Dump take it for each step.
	Timeout time.Duration
	// Batch is how many updates go into one command; 0 is 50.
	Batch int
	// Now is the clock; nil is time.Now.
	Now func() time.Time
	// Rebuild computes a unit's state from all its entries, ordered by seq and line. Load needs it.
	Rebuild func(ctx context.Context, unit campaign.UnitID, entries []campaign.Entry) (campaign.State, error)
}

// Store is a database. It implements store.Store.
type Store struct {
	client  *mongo.Client
	address address
	timeout time.Duration
	batch   int
	now     func() time.Time
	rebuild func(context.Context, campaign.UnitID, []campaign.Entry) (campaign.State, error)

	records, pending, states, settings, questions *mongo.Collection
	posts, attempts, notices                      *mongo.Collection
	campaigns, files, leases, meta, pings         *mongo.Collection
}

// Open connects to the database and makes its indexes.
func Open(ctx context.Context, o Options) (*Store, error) {
	a, err := parseAddress(o.URI)
	if err != nil {
		return nil, fmt.Errorf("open store: %w", err)
	}
	s := &Store{address: a, timeout: o.Timeout, batch: o.Batch, now: o.Now, rebuild: o.Rebuild}
	s.setDefaults()
	if err := s.open(ctx, o.URI); err != nil {
		return nil, errors.Join(fmt.Errorf("open store at %s: %w", a, err), s.Close())
	}
	return s, nil
}

func (s *Store) setDefaults() {
	if s.timeout <= 0 {
		s.timeout = defaultTimeout
	}
	if s.batch <= 0 {
		s.batch = defaultBatch
	}
	if s.now == nil {
		s.now = time.Now
	}
}

func (s *Store) open(ctx context.Context, uri string) error {
	ctx, cancel := s.bound(ctx)
	defer cancel()
	// A connection that is stuck while it is made holds up those after it: the driver makes two at a time.
	client, err := mongo.Connect(options.Client().ApplyURI(uri).SetTimeout(s.timeout).SetConnectTimeout(s.timeout).
		SetWriteConcern(writeconcern.Majority()).SetReadPreference(readpref.Primary()).SetAppName("thiduabot"))
	if err != nil {
		return err
	}
	s.client = client
	s.useDatabase(client.Database(s.address.database))
	if err := client.Ping(ctx, nil); err != nil {
		return fmt.Errorf("no answer: check that the server runs, that this machine may reach it, and user and password: %w", err)
	}
	return s.makeIndexes(ctx)
}

func (s *Store) useDatabase(db *mongo.Database) {
	s.records, s.pending = db.Collection("records"), db.Collection("pending")
	s.states, s.settings, s.questions = db.Collection("states"), db.Collection("settings"), db.Collection("questions")
	s.posts, s.attempts, s.notices = db.Collection("posts"), db.Collection("attempts"), db.Collection("notices")
	s.campaigns, s.files = db.Collection("campaigns"), db.Collection("files")
	s.leases, s.meta, s.pings = db.Collection("leases"), db.Collection("meta"), db.Collection("pings")
}

// bound gives a method the time it may take.
func (s *Store) bound(ctx context.Context) (context.Context, context.CancelFunc) {
	return context.WithTimeout(ctx, s.timeout)
}

// Ping implements store.Store by writing: a server without a majority still answers reads.
func (s *Store) Ping(ctx context.Context) error {
	ctx, cancel := s.bound(ctx)
	defer cancel()
	update := bson.D{{Key: "$set", Value: bson.D{{Key: "at", Value: s.now()}}}}
	_, err := s.pings.UpdateOne(ctx, byID("ping"), update, options.UpdateOne().SetUpsert(true))
	return wrap(ctx, err, "ping store")
}

// Close gives up the connections.
func (s *Store) Close() error {
	if s.client == nil {
		return nil
	}
	ctx, cancel := s.bound(context.Background())
	defer cancel()
	if err := s.client.Disconnect(ctx); err != nil && !errors.Is(err, mongo.ErrClientDisconnected) {
		return fmt.Errorf("close store: %w", err)
	}
	return nil
}
