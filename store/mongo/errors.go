package mongo

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"go.mongodb.org/mongo-driver/v2/mongo"

	"github.com/thiduabot/thiduabot/store"
)

// wrap says what was being done, and keeps the end of a context visible, which some errors of the driver hide.
func wrap(ctx context.Context, err error, doing string, args ...any) error {
	if err == nil {
		return nil
	}
	if end := ctx.Err(); end != nil && !errors.Is(err, end) {
		err = fmt.Errorf("%w: %w", end, err)
	}
	return fmt.Errorf("%s: %w", fmt.Sprintf(doing, args...), err)
}

// found says store.ErrNotFound for a query without a document.
func found(err error) error {
	if errors.Is(err, mongo.ErrNoDocuments) {
		return store.ErrNotFound
	}
	return err
}

// printable keeps an id on one line: those of answers hold the line breaks of a message key.
func printable(id string) string { return strings.ReplaceAll(id, "\n", "/") }
