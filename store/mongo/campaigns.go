package mongo

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"time"

	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo"
	"go.mongodb.org/mongo-driver/v2/mongo/options"

	"github.com/thiduabot/thiduabot/store"
)

// campaignDoc is a revision. Its file is kept apart, so that asking for the newest revision, which every batch does,
// moves no files.
type campaignDoc struct {
	Revision int64     `bson:"_id"`
	Digest   string    `bson:"digest"`
	At       time.Time `bson:"at"`
}

// fileDoc is stored before the revision that names it; one that no revision names does no harm.
type fileDoc struct {
	Digest string `bson:"_id"`
	File   []byte `bson:"file"`
}

// CampaignRevision implements store.Campaigns.
func (s *Store) CampaignRevision(ctx context.Context) (int64, error) {
	ctx, cancel := s.bound(ctx)
	defer cancel()
	var d campaignDoc
	newest := options.FindOne().SetSort(bson.D{{Key: "_id", Value: -1}})
	err := s.campaigns.FindOne(ctx, bson.D{}, newest).Decode(&d)
	if errors.Is(err, mongo.ErrNoDocuments) {
		return 0, nil
	}
	return d.Revision, wrap(ctx, err, "read campaign revision")
}

// CampaignFile implements store.Campaigns.
func (s *Store) CampaignFile(ctx context.Context, revision int64) ([]byte, error) {
	ctx, cancel := s.bound(ctx)
	defer cancel()
	var d campaignDoc
	if err := found(s.campaigns.FindOne(ctx, byID(revision)).Decode(&d)); err != nil {
		return nil, wrap(ctx, err, "read campaign revision %d", revision)
	}
	file, err := s.file(ctx, d.Digest)
	return file, wrap(ctx, err, "read file of campaign revision %d", revision)
}

func (s *Store) file(ctx context.Context, digest string) ([]byte, error) {
	var d fileDoc
	err := found(s.files.FindOne(ctx, byID(digest)).Decode(&d))
	return d.File, err
}

// SaveCampaign implements store.Campaigns.
func (s *Store) SaveCampaign(ctx context.Context, revision int64, file []byte, at time.Time) error {
	ctx, cancel := s.bound(ctx)
	defer cancel()
	return wrap(ctx, s.saveCampaign(ctx, revision, file, at), "save campaign revision %d", revision)
}

func (s *Store) saveCampaign(ctx context.Context, revision int64, file []byte, at time.Time) error {
	sum := sha256.Sum256(file)
	digest := hex.EncodeToString(sum[:])
	if file == nil {
		file = []byte{} // nil would be stored as null
	}
	if _, err := insertAbsent(ctx, s.files, []fileDoc{{digest, file}}); err != nil {
		return err
	}
	_, err := s.campaigns.InsertOne(ctx, campaignDoc{revision, digest, at})
	if mongo.IsDuplicateKeyError(err) {
		return store.ErrExists
	}
	return err
}
