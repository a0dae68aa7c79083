package store

import "time"

// Item is one line of a backup: exactly one field is set.
type Item struct {
	Campaign *CampaignItem `json:"campaign,omitempty"`
	Record   *Record       `json:"record,omitempty"`
	Setting  *SettingItem  `json:"setting,omitempty"`
	Notice   *Notice       `json:"notice,omitempty"`
	Post     *Post         `json:"post,omitempty"`
	Meta     *MetaItem     `json:"meta,omitempty"`
}

// CampaignItem is one stored revision of the campaign.
type CampaignItem struct {
	Revision int64     `json:"revision"`
	File     []byte    `json:"file"`
	At       time.Time `json:"at"`
}

// SettingItem is one settings document with the number that orders its changes.
type SettingItem struct {
	Seq     int64   `json:"seq"`
	Setting Setting `json:"setting"`
}

// MetaItem is a named value.
type MetaItem struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}
