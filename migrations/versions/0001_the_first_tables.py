"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "account",
        sa.Column("id", sa.String(length=18), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("name", sa.String(length=1000), nullable=False),
        sa.Column("family_name", sa.String(length=1000), nullable=False),
        sa.Column("other_script_name", sa.String(length=1000), nullable=False),
        sa.Column("orcid", sa.String(length=19), nullable=False),
        sa.Column("affiliation", sa.String(length=1000), nullable=False),
        sa.Column("country", sa.String(length=2), nullable=False),
        sa.Column("expertise", sa.Text(), nullable=False),
        sa.Column("languages", sa.String(length=1000), nullable=False),
        sa.Column("language", sa.String(length=12), nullable=False),
        sa.Column("zone", sa.String(length=64), nullable=False),
        sa.Column("password", sa.String(length=200), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("registered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("generation", sa.Integer(), nullable=False),
        sa.Column("is_blocked", sa.Boolean(), nullable=False),
        sa.CheckConstraint("name <> ''", name=op.f("ck_account_everybody_has_a_name")),
        sa.CheckConstraint(
            "email = lower(email)", name=op.f("ck_account_address_is_kept_in_lower_case")
        ),
        sa.CheckConstraint(
            "password IS NULL OR confirmed_at IS NOT NULL OR registered_at IS NOT NULL",
            name=op.f("ck_account_a_password_belongs_to_a_registration"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account")),
        sa.UniqueConstraint("email", name=op.f("uq_account_email")),
    )
    op.create_table(
        "announcement",
        sa.Column("id", sa.String(length=18), nullable=False),
        sa.Column("slug", sa.String(length=80), nullable=False),
        sa.Column("title", sa.String(length=1000), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("title <> ''", name=op.f("ck_announcement_it_has_a_title")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_announcement")),
        sa.UniqueConstraint("slug", name=op.f("uq_announcement_slug")),
    )
    op.create_table(
        "call",
        sa.Column("id", sa.String(length=18), nullable=False),
        sa.Column("slug", sa.String(length=80), nullable=False),
        sa.Column("title", sa.String(length=1000), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("background", sa.Text(), nullable=False),
        sa.Column("contact", sa.String(length=254), nullable=False),
        sa.Column("languages", sa.String(length=1000), nullable=False),
        sa.Column("special_section_title", sa.String(length=1000), nullable=False),
        sa.Column("zone", sa.String(length=64), nullable=False),
        sa.Column("opens_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closes_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("first_closes_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("grace_hours", sa.Integer(), nullable=False),
        sa.Column("announced_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("archived_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("title <> ''", name=op.f("ck_call_it_has_a_title")),
        sa.CheckConstraint("closes_at > opens_at", name=op.f("ck_call_it_closes_after_it_opens")),
        sa.CheckConstraint("grace_hours >= 0", name=op.f("ck_call_grace_is_not_negative")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_call")),
        sa.UniqueConstraint("slug", name=op.f("uq_call_slug")),
    )
    op.create_table(
        "edition",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_edition_there_is_one")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_edition")),
    )
    op.create_table(
        "event",
        sa.Column(
            "number",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=True,
            nullable=False,
        ),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("act", sa.String(length=60), nullable=False),
        sa.Column("account_id", sa.String(length=18), nullable=True),
        sa.Column("review_id", sa.String(length=18), nullable=True),
        sa.Column("job", sa.String(length=60), nullable=True),
        sa.Column("submission_id", sa.String(length=18), nullable=True),
        sa.Column("call_id", sa.String(length=18), nullable=True),
        sa.Column("issue_id", sa.String(length=18), nullable=True),
        sa.Column("thing_id", sa.String(length=18), nullable=True),
        sa.Column("from_state", sa.String(length=32), nullable=True),
        sa.Column("to_state", sa.String(length=32), nullable=True),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_event")),
    )
    with op.batch_alter_table("event", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_event_account_id"), ["account_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_event_call_id"), ["call_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_event_issue_id"), ["issue_id"], unique=False)
        batch_op.create_index(
            "ix_event_submission_id_number", ["submission_id", "number"], unique=False
        )

    op.create_table(
        "issue",
        sa.Column("id", sa.String(length=18), nullable=False),
        sa.Column("slug", sa.String(length=80), nullable=False),
        sa.Column("volume", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(length=20), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=1000), nullable=False),
        sa.Column("introduction", sa.Text(), nullable=False),
        sa.Column("first_page", sa.Integer(), nullable=False),
        sa.Column("planned_on", sa.Date(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("first_page > 0", name=op.f("ck_issue_pages_count_from_one")),
        sa.CheckConstraint("volume > 0", name=op.f("ck_issue_volumes_count_from_one")),
        sa.CheckConstraint(
            "year BETWEEN 1800 AND 2999", name=op.f("ck_issue_the_year_is_plausible")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_issue")),
        sa.UniqueConstraint("slug", name=op.f("uq_issue_slug")),
        sa.UniqueConstraint("volume", "number", "year", name="one_issue_a_number"),
    )
    op.create_table(
        "job",
        sa.Column("id", sa.String(length=18), nullable=False),
        sa.Column("kind", sa.String(length=60), nullable=False),
        sa.Column("subject_id", sa.String(length=64), nullable=False),
        sa.Column("once", sa.String(length=120), nullable=True),
        sa.Column("run_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("leased_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("parked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("error", sa.Text(), nullable=False),
        sa.CheckConstraint("attempts >= 0", name=op.f("ck_job_attempts_count_up")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_job")),
        sa.UniqueConstraint("once", name=op.f("uq_job_once")),
    )
    with op.batch_alter_table("job", schema=None) as batch_op:
        batch_op.create_index("ix_job_done_at_run_at", ["done_at", "run_at"], unique=False)

    op.create_table(
        "page",
        sa.Column("id", sa.String(length=18), nullable=False),
        sa.Column("slug", sa.String(length=80), nullable=False),
        sa.Column("title", sa.String(length=1000), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("title <> ''", name=op.f("ck_page_it_has_a_title")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_page")),
        sa.UniqueConstraint("slug", name=op.f("uq_page_slug")),
    )
    op.create_table(
        "rate_token",
        sa.Column("key", sa.String(length=100), nullable=False),
        sa.Column("tokens", sa.Float(), nullable=False),
        sa.Column("counted_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_rate_token")),
    )
    op.create_table(
        "section",
        sa.Column("id", sa.String(length=18), nullable=False),
        sa.Column("slug", sa.String(length=80), nullable=False),
        sa.Column("title", sa.String(length=1000), nullable=False),
        sa.Column("policy", sa.Text(), nullable=False),
        sa.Column("is_reviewed", sa.Boolean(), nullable=False),
        sa.Column("needs_abstract", sa.Boolean(), nullable=False),
        sa.Column("abstract_words", sa.Integer(), nullable=True),
        sa.Column("manuscript_words", sa.Integer(), nullable=True),
        sa.Column("is_open", sa.Boolean(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.CheckConstraint("title <> ''", name=op.f("ck_section_it_has_a_title")),
        sa.CheckConstraint(
            "abstract_words IS NULL OR abstract_words > 0",
            name=op.f("ck_section_abstract_has_room"),
        ),
        sa.CheckConstraint(
            "manuscript_words IS NULL OR manuscript_words > 0",
            name=op.f("ck_section_paper_has_room"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_section")),
        sa.UniqueConstraint("slug", name=op.f("uq_section_slug")),
    )
    op.create_table(
        "call_section",
        sa.Column("call_id", sa.String(length=18), nullable=False),
        sa.Column("section_id", sa.String(length=18), nullable=False),
        sa.ForeignKeyConstraint(
            ["call_id"], ["call.id"], name=op.f("fk_call_section_call_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["section_id"],
            ["section.id"],
            name=op.f("fk_call_section_section_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("call_id", "section_id", name=op.f("pk_call_section")),
    )
    with op.batch_alter_table("call_section", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_call_section_call_id"), ["call_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_call_section_section_id"), ["section_id"], unique=False
        )

    op.create_table(
        "issue_section",
        sa.Column("id", sa.String(length=18), nullable=False),
        sa.Column("issue_id", sa.String(length=18), nullable=False),
        sa.Column("call_id", sa.String(length=18), nullable=True),
        sa.Column("section_id", sa.String(length=18), nullable=True),
        sa.Column("title", sa.String(length=1000), nullable=False),
        sa.Column("introduction", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.CheckConstraint("title <> ''", name=op.f("ck_issue_section_it_has_a_title")),
        sa.CheckConstraint(
            "call_id IS NULL OR section_id IS NULL",
            name=op.f("ck_issue_section_it_comes_from_a_call_or_a_section"),
        ),
        sa.ForeignKeyConstraint(
            ["call_id"], ["call.id"], name=op.f("fk_issue_section_call_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["issue_id"], ["issue.id"], name=op.f("fk_issue_section_issue_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["section_id"],
            ["section.id"],
            name=op.f("fk_issue_section_section_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_issue_section")),
        sa.UniqueConstraint("issue_id", "call_id", name="a_call_is_one_special_section_an_issue"),
        sa.UniqueConstraint("issue_id", "section_id", name="a_section_stands_once_an_issue"),
    )
    with op.batch_alter_table("issue_section", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_issue_section_call_id"), ["call_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_issue_section_issue_id"), ["issue_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_issue_section_section_id"), ["section_id"], unique=False
        )

    op.create_table(
        "office",
        sa.Column("id", sa.String(length=18), nullable=False),
        sa.Column("account_id", sa.String(length=18), nullable=False),
        sa.Column(
            "office",
            sa.Enum(
                "manager",
                "office",
                "chief",
                "editor",
                "guest",
                "production",
                name="office_is_known",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("section_id", sa.String(length=18), nullable=True),
        sa.Column("call_id", sa.String(length=18), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "(office = 'guest') = (call_id IS NOT NULL)",
            name=op.f("ck_office_a_guest_editor_has_one_call"),
        ),
        sa.CheckConstraint(
            "section_id IS NULL OR office = 'editor'",
            name=op.f("ck_office_only_an_editor_has_a_section"),
        ),
        sa.CheckConstraint(
            "ends_on IS NULL OR ends_on >= starts_on",
            name=op.f("ck_office_it_ends_after_it_starts"),
        ),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_office_account_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["call_id"], ["call.id"], name=op.f("fk_office_call_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["section_id"], ["section.id"], name=op.f("fk_office_section_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_office")),
    )
    with op.batch_alter_table("office", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_office_account_id"), ["account_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_office_call_id"), ["call_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_office_section_id"), ["section_id"], unique=False)

    op.create_table(
        "session",
        sa.Column("id", sa.String(length=18), nullable=False),
        sa.Column("token", sa.String(length=64), nullable=False),
        sa.Column("account_id", sa.String(length=18), nullable=True),
        sa.Column("generation", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_session_account_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_session")),
        sa.UniqueConstraint("token", name=op.f("uq_session_token")),
    )
    with op.batch_alter_table("session", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_session_account_id"), ["account_id"], unique=False)

    op.create_table(
        "submission",
        sa.Column("id", sa.String(length=18), nullable=False),
        sa.Column("reference", sa.String(length=16), nullable=False),
        sa.Column("account_id", sa.String(length=18), nullable=False),
        sa.Column("section_id", sa.String(length=18), nullable=True),
        sa.Column("call_id", sa.String(length=18), nullable=True),
        sa.Column("handling_editor_id", sa.String(length=18), nullable=True),
        sa.Column(
            "state",
            sa.Enum(
                "draft",
                "submitted",
                "in-review",
                "revision-requested",
                "accepted",
                "in-production",
                "scheduled",
                "published",
                "rejected",
                "withdrawn",
                name="state_is_known",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column(
            "transparency",
            sa.Enum(
                "double-anonymized",
                "single-anonymized",
                "all-identities-visible",
                name="transparency_is_known",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("abstract", sa.Text(), nullable=False),
        sa.Column("keywords", sa.Text(), nullable=False),
        sa.Column("language", sa.String(length=12), nullable=False),
        sa.Column("cover_letter", sa.Text(), nullable=False),
        sa.Column("competing_interests", sa.Text(), nullable=False),
        sa.Column("funding", sa.Text(), nullable=False),
        sa.Column("ethics", sa.Text(), nullable=False),
        sa.Column("data_availability", sa.Text(), nullable=False),
        sa.Column("ai_use", sa.Text(), nullable=False),
        sa.Column("content_notices", sa.Text(), nullable=False),
        sa.Column("suggested_reviewers", sa.Text(), nullable=False),
        sa.Column("opposed_reviewers", sa.Text(), nullable=False),
        sa.Column("is_original", sa.Boolean(), nullable=False),
        sa.Column("is_agreed", sa.Boolean(), nullable=False),
        sa.Column("word_count", sa.Integer(), nullable=True),
        sa.Column("page_count", sa.Integer(), nullable=True),
        sa.Column("return_reason", sa.Text(), nullable=False),
        sa.Column("withdrawal_reason", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("stirred_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revised_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("accepted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revision_due_on", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "state = 'draft' OR section_id IS NOT NULL",
            name=op.f("ck_submission_what_was_sent_has_a_section"),
        ),
        sa.CheckConstraint(
            "state = 'draft' OR submitted_at IS NOT NULL",
            name=op.f("ck_submission_what_was_sent_has_its_day"),
        ),
        sa.CheckConstraint(
            "state = 'draft' OR title <> ''", name=op.f("ck_submission_what_was_sent_has_a_title")
        ),
        sa.CheckConstraint(
            "state NOT IN ('accepted', 'in-production', 'scheduled', 'published') OR accepted_at IS NOT NULL",
            name=op.f("ck_submission_what_was_accepted_has_its_day"),
        ),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
            name=op.f("fk_submission_account_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["call_id"], ["call.id"], name=op.f("fk_submission_call_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["handling_editor_id"],
            ["account.id"],
            name=op.f("fk_submission_handling_editor_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["section_id"],
            ["section.id"],
            name=op.f("fk_submission_section_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_submission")),
        sa.UniqueConstraint("reference", name=op.f("uq_submission_reference")),
    )
    with op.batch_alter_table("submission", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_submission_account_id"), ["account_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_submission_call_id"), ["call_id"], unique=False)
        batch_op.create_index(
            "ix_submission_handling_editor_id_state", ["handling_editor_id", "state"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_submission_section_id"), ["section_id"], unique=False)
        batch_op.create_index(
            "ix_submission_state_stirred_at", ["state", "stirred_at"], unique=False
        )
        batch_op.create_index("ix_submission_stirred_at", ["stirred_at"], unique=False)

    op.create_table(
        "theme",
        sa.Column("id", sa.String(length=18), nullable=False),
        sa.Column("call_id", sa.String(length=18), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=1000), nullable=False),
        sa.ForeignKeyConstraint(
            ["call_id"], ["call.id"], name=op.f("fk_theme_call_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_theme")),
        sa.UniqueConstraint("call_id", "position", name="one_theme_a_number"),
    )
    with op.batch_alter_table("theme", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_theme_call_id"), ["call_id"], unique=False)

    op.create_table(
        "author",
        sa.Column("id", sa.String(length=18), nullable=False),
        sa.Column("submission_id", sa.String(length=18), nullable=False),
        sa.Column("account_id", sa.String(length=18), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=1000), nullable=False),
        sa.Column("family_name", sa.String(length=1000), nullable=False),
        sa.Column("public_name", sa.String(length=1000), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("orcid", sa.String(length=19), nullable=False),
        sa.Column("affiliation", sa.String(length=1000), nullable=False),
        sa.Column("country", sa.String(length=2), nullable=False),
        sa.Column("is_corresponding", sa.Boolean(), nullable=False),
        sa.CheckConstraint("name <> ''", name=op.f("ck_author_every_author_has_a_name")),
        sa.CheckConstraint(
            "email = lower(email)", name=op.f("ck_author_address_is_kept_in_lower_case")
        ),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_author_account_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["submission_id"],
            ["submission.id"],
            name=op.f("fk_author_submission_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_author")),
        sa.UniqueConstraint("submission_id", "position", name="one_author_a_place"),
    )
    with op.batch_alter_table("author", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_author_account_id"), ["account_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_author_email"), ["email"], unique=False)
        batch_op.create_index(
            "ix_author_one_corresponding",
            ["submission_id"],
            unique=True,
            sqlite_where=sa.text("is_corresponding"),
            postgresql_where=sa.text("is_corresponding"),
        )
        batch_op.create_index(
            batch_op.f("ix_author_submission_id"), ["submission_id"], unique=False
        )

    op.create_table(
        "conflict",
        sa.Column("submission_id", sa.String(length=18), nullable=False),
        sa.Column("account_id", sa.String(length=18), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("declared_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("declared_by_id", sa.String(length=18), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_conflict_account_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["declared_by_id"],
            ["account.id"],
            name=op.f("fk_conflict_declared_by_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["submission_id"],
            ["submission.id"],
            name=op.f("fk_conflict_submission_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("submission_id", "account_id", name=op.f("pk_conflict")),
    )
    with op.batch_alter_table("conflict", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_conflict_account_id"), ["account_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_conflict_declared_by_id"), ["declared_by_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_conflict_submission_id"), ["submission_id"], unique=False
        )

    op.create_table(
        "file",
        sa.Column("id", sa.String(length=18), nullable=False),
        sa.Column("submission_id", sa.String(length=18), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "manuscript",
                "anonymized",
                "response",
                "supplementary",
                "review",
                "galley",
                name="file_kind_is_known",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("media_type", sa.String(length=120), nullable=False),
        sa.Column("extension", sa.String(length=12), nullable=False),
        sa.Column("name", sa.String(length=1000), nullable=False),
        sa.Column("page_count", sa.Integer(), nullable=True),
        sa.Column("word_count", sa.Integer(), nullable=True),
        sa.Column("passed_for", sa.String(length=64), nullable=False),
        sa.Column("sent_by_id", sa.String(length=18), nullable=True),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("length(sha256) = 64", name=op.f("ck_file_its_hash_is_whole")),
        sa.CheckConstraint("size > 0", name=op.f("ck_file_it_is_not_empty")),
        sa.ForeignKeyConstraint(
            ["sent_by_id"], ["account.id"], name=op.f("fk_file_sent_by_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["submission_id"],
            ["submission.id"],
            name=op.f("fk_file_submission_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_file")),
    )
    with op.batch_alter_table("file", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_file_sent_by_id"), ["sent_by_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_file_sha256"), ["sha256"], unique=False)
        batch_op.create_index(batch_op.f("ix_file_submission_id"), ["submission_id"], unique=False)

    op.create_table(
        "item",
        sa.Column("id", sa.String(length=18), nullable=False),
        sa.Column("issue_id", sa.String(length=18), nullable=False),
        sa.Column("issue_section_id", sa.String(length=18), nullable=False),
        sa.Column("submission_id", sa.String(length=18), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["issue_id"], ["issue.id"], name=op.f("fk_item_issue_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["issue_section_id"],
            ["issue_section.id"],
            name=op.f("fk_item_issue_section_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["submission_id"],
            ["submission.id"],
            name=op.f("fk_item_submission_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_item")),
        sa.UniqueConstraint("submission_id", name="a_paper_stands_in_one_issue"),
    )
    with op.batch_alter_table("item", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_item_issue_id"), ["issue_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_item_issue_section_id"), ["issue_section_id"], unique=False
        )

    op.create_table(
        "publication",
        sa.Column("id", sa.String(length=18), nullable=False),
        sa.Column("slug", sa.String(length=120), nullable=False),
        sa.Column("submission_id", sa.String(length=18), nullable=False),
        sa.Column("issue_id", sa.String(length=18), nullable=False),
        sa.Column("issue_section_id", sa.String(length=18), nullable=False),
        sa.Column("call_id", sa.String(length=18), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("first_page", sa.Integer(), nullable=False),
        sa.Column("last_page", sa.Integer(), nullable=False),
        sa.Column("pdf_sha256", sa.String(length=64), nullable=False),
        sa.Column("pdf_size", sa.Integer(), nullable=False),
        sa.Column("record", sa.JSON(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "last_page >= first_page", name=op.f("ck_publication_pages_run_forwards")
        ),
        sa.CheckConstraint(
            "length(pdf_sha256) = 64", name=op.f("ck_publication_its_hash_is_whole")
        ),
        sa.ForeignKeyConstraint(
            ["call_id"], ["call.id"], name=op.f("fk_publication_call_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["issue_id"], ["issue.id"], name=op.f("fk_publication_issue_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["issue_section_id"],
            ["issue_section.id"],
            name=op.f("fk_publication_issue_section_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["submission_id"],
            ["submission.id"],
            name=op.f("fk_publication_submission_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_publication")),
        sa.UniqueConstraint("slug", name=op.f("uq_publication_slug")),
        sa.UniqueConstraint("submission_id", name="a_paper_is_published_once"),
    )
    with op.batch_alter_table("publication", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_publication_call_id"), ["call_id"], unique=False)
        batch_op.create_index(
            "ix_publication_issue_id_position", ["issue_id", "position"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_publication_issue_section_id"), ["issue_section_id"], unique=False
        )

    op.create_table(
        "submission_theme",
        sa.Column("submission_id", sa.String(length=18), nullable=False),
        sa.Column("theme_id", sa.String(length=18), nullable=False),
        sa.ForeignKeyConstraint(
            ["submission_id"],
            ["submission.id"],
            name=op.f("fk_submission_theme_submission_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["theme_id"],
            ["theme.id"],
            name=op.f("fk_submission_theme_theme_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("submission_id", "theme_id", name=op.f("pk_submission_theme")),
    )
    with op.batch_alter_table("submission_theme", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_submission_theme_submission_id"), ["submission_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_submission_theme_theme_id"), ["theme_id"], unique=False
        )

    op.create_table(
        "galley",
        sa.Column("id", sa.String(length=18), nullable=False),
        sa.Column("submission_id", sa.String(length=18), nullable=False),
        sa.Column("label", sa.String(length=20), nullable=False),
        sa.Column("language", sa.String(length=12), nullable=False),
        sa.Column("source_id", sa.String(length=18), nullable=False),
        sa.Column("file_id", sa.String(length=18), nullable=False),
        sa.Column("page_count", sa.Integer(), nullable=False),
        sa.Column("notes", sa.JSON(), nullable=False),
        sa.Column("sent_by_id", sa.String(length=18), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("accepted_by_id", sa.String(length=18), nullable=True),
        sa.Column("accepted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("replaced_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("page_count > 0", name=op.f("ck_galley_a_galley_has_pages")),
        sa.ForeignKeyConstraint(
            ["accepted_by_id"],
            ["account.id"],
            name=op.f("fk_galley_accepted_by_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["file_id"], ["file.id"], name=op.f("fk_galley_file_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["sent_by_id"], ["account.id"], name=op.f("fk_galley_sent_by_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["source_id"], ["file.id"], name=op.f("fk_galley_source_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["submission_id"],
            ["submission.id"],
            name=op.f("fk_galley_submission_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_galley")),
    )
    with op.batch_alter_table("galley", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_galley_accepted_by_id"), ["accepted_by_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_galley_file_id"), ["file_id"], unique=False)
        batch_op.create_index(
            "ix_galley_one_accepted",
            ["submission_id"],
            unique=True,
            sqlite_where=sa.text("accepted_at IS NOT NULL AND replaced_at IS NULL"),
            postgresql_where=sa.text("accepted_at IS NOT NULL AND replaced_at IS NULL"),
        )
        batch_op.create_index(batch_op.f("ix_galley_sent_by_id"), ["sent_by_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_galley_source_id"), ["source_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_galley_submission_id"), ["submission_id"], unique=False
        )

    op.create_table(
        "version",
        sa.Column("id", sa.String(length=18), nullable=False),
        sa.Column("submission_id", sa.String(length=18), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("manuscript_id", sa.String(length=18), nullable=True),
        sa.Column("anonymized_id", sa.String(length=18), nullable=True),
        sa.Column("response_id", sa.String(length=18), nullable=True),
        sa.Column("response", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("number > 0", name=op.f("ck_version_versions_count_from_one")),
        sa.CheckConstraint(
            "submitted_at IS NULL OR manuscript_id IS NOT NULL",
            name=op.f("ck_version_a_sent_version_has_its_paper"),
        ),
        sa.ForeignKeyConstraint(
            ["anonymized_id"],
            ["file.id"],
            name=op.f("fk_version_anonymized_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["manuscript_id"],
            ["file.id"],
            name=op.f("fk_version_manuscript_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["response_id"], ["file.id"], name=op.f("fk_version_response_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["submission_id"],
            ["submission.id"],
            name=op.f("fk_version_submission_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_version")),
        sa.UniqueConstraint("submission_id", "number", name="one_version_a_number"),
    )
    with op.batch_alter_table("version", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_version_anonymized_id"), ["anonymized_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_version_manuscript_id"), ["manuscript_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_version_response_id"), ["response_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_version_submission_id"), ["submission_id"], unique=False
        )

    op.create_table(
        "review_round",
        sa.Column("id", sa.String(length=18), nullable=False),
        sa.Column("submission_id", sa.String(length=18), nullable=False),
        sa.Column("version_id", sa.String(length=18), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("reviews_required", sa.Integer(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("number > 0", name=op.f("ck_review_round_rounds_count_from_one")),
        sa.CheckConstraint(
            "reviews_required > 0", name=op.f("ck_review_round_a_round_wants_reviews")
        ),
        sa.ForeignKeyConstraint(
            ["submission_id"],
            ["submission.id"],
            name=op.f("fk_review_round_submission_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["version_id"],
            ["version.id"],
            name=op.f("fk_review_round_version_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review_round")),
        sa.UniqueConstraint("submission_id", "number", name="one_round_a_number"),
    )
    with op.batch_alter_table("review_round", schema=None) as batch_op:
        batch_op.create_index(
            "ix_review_round_one_open",
            ["submission_id"],
            unique=True,
            sqlite_where=sa.text("closed_at IS NULL"),
            postgresql_where=sa.text("closed_at IS NULL"),
        )
        batch_op.create_index(
            batch_op.f("ix_review_round_submission_id"), ["submission_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_review_round_version_id"), ["version_id"], unique=False
        )

    op.create_table(
        "decision",
        sa.Column("id", sa.String(length=18), nullable=False),
        sa.Column("submission_id", sa.String(length=18), nullable=False),
        sa.Column("round_id", sa.String(length=18), nullable=True),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column(
            "from_state",
            sa.Enum(
                "draft",
                "submitted",
                "in-review",
                "revision-requested",
                "accepted",
                "in-production",
                "scheduled",
                "published",
                "rejected",
                "withdrawn",
                name="from_state_is_known",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("decided_by_id", sa.String(length=18), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("letter_subject", sa.String(length=1000), nullable=False),
        sa.Column("letter_text", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("revision_due_on", sa.Date(), nullable=True),
        sa.Column("reverted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revert_reason", sa.Text(), nullable=False),
        sa.CheckConstraint("kind <> ''", name=op.f("ck_decision_it_has_a_kind")),
        sa.ForeignKeyConstraint(
            ["decided_by_id"],
            ["account.id"],
            name=op.f("fk_decision_decided_by_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["round_id"],
            ["review_round.id"],
            name=op.f("fk_decision_round_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["submission_id"],
            ["submission.id"],
            name=op.f("fk_decision_submission_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision")),
    )
    with op.batch_alter_table("decision", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_decision_decided_by_id"), ["decided_by_id"], unique=False
        )
        batch_op.create_index(
            "ix_decision_one_a_round",
            ["round_id"],
            unique=True,
            sqlite_where=sa.text("reverted_at IS NULL"),
            postgresql_where=sa.text("reverted_at IS NULL"),
        )
        batch_op.create_index(
            batch_op.f("ix_decision_submission_id"), ["submission_id"], unique=False
        )

    op.create_table(
        "recommendation",
        sa.Column("id", sa.String(length=18), nullable=False),
        sa.Column("submission_id", sa.String(length=18), nullable=False),
        sa.Column("round_id", sa.String(length=18), nullable=True),
        sa.Column("account_id", sa.String(length=18), nullable=False),
        sa.Column("kind", sa.String(length=1000), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
            name=op.f("fk_recommendation_account_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["round_id"],
            ["review_round.id"],
            name=op.f("fk_recommendation_round_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["submission_id"],
            ["submission.id"],
            name=op.f("fk_recommendation_submission_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recommendation")),
    )
    with op.batch_alter_table("recommendation", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_recommendation_account_id"), ["account_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_recommendation_round_id"), ["round_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_recommendation_submission_id"), ["submission_id"], unique=False
        )

    op.create_table(
        "review",
        sa.Column("id", sa.String(length=18), nullable=False),
        sa.Column("round_id", sa.String(length=18), nullable=False),
        sa.Column("submission_id", sa.String(length=18), nullable=False),
        sa.Column("account_id", sa.String(length=18), nullable=False),
        sa.Column("invited_by_id", sa.String(length=18), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("generation", sa.Integer(), nullable=False),
        sa.Column("invited_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("accepted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("declined_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decline_reason", sa.Text(), nullable=False),
        sa.Column("decline_suggestions", sa.Text(), nullable=False),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("saved_in", sa.String(length=18), nullable=False),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("is_late", sa.Boolean(), nullable=False),
        sa.Column("released_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("alias", sa.Integer(), nullable=True),
        sa.Column("recommendation", sa.String(length=32), nullable=False),
        sa.Column("comments_author", sa.Text(), nullable=False),
        sa.Column("comments_editor", sa.Text(), nullable=False),
        sa.Column("competing_interests", sa.Text(), nullable=False),
        sa.Column("file_id", sa.String(length=18), nullable=True),
        sa.Column("is_file_released", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "submitted_at IS NULL OR recommendation <> ''",
            name=op.f("ck_review_a_review_recommends"),
        ),
        sa.CheckConstraint(
            "accepted_at IS NULL OR accepted_at >= invited_at",
            name=op.f("ck_review_the_answer_follows_the_letter"),
        ),
        sa.CheckConstraint(
            "alias IS NULL OR alias > 0", name=op.f("ck_review_aliases_count_from_one")
        ),
        sa.CheckConstraint(
            "declined_at IS NULL OR submitted_at IS NULL",
            name=op.f("ck_review_who_declined_has_not_reviewed"),
        ),
        sa.CheckConstraint(
            "released_at IS NULL OR (submitted_at IS NOT NULL AND alias IS NOT NULL)",
            name=op.f("ck_review_a_released_review_is_whole_and_has_an_alias"),
        ),
        sa.CheckConstraint(
            "submitted_at IS NULL OR accepted_at IS NOT NULL",
            name=op.f("ck_review_who_reviewed_had_accepted"),
        ),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_review_account_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["file_id"], ["file.id"], name=op.f("fk_review_file_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["invited_by_id"],
            ["account.id"],
            name=op.f("fk_review_invited_by_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["round_id"], ["review_round.id"], name=op.f("fk_review_round_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["submission_id"],
            ["submission.id"],
            name=op.f("fk_review_submission_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review")),
        sa.UniqueConstraint("round_id", "account_id", name="a_reviewer_is_asked_once_a_round"),
    )
    with op.batch_alter_table("review", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_review_account_id"), ["account_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_review_file_id"), ["file_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_review_invited_by_id"), ["invited_by_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_review_round_id"), ["round_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_review_submission_id"), ["submission_id"], unique=False
        )

    op.create_table(
        "letter",
        sa.Column("id", sa.String(length=18), nullable=False),
        sa.Column("occasion", sa.String(length=60), nullable=False),
        sa.Column("account_id", sa.String(length=18), nullable=True),
        sa.Column("to_name", sa.String(length=1000), nullable=False),
        sa.Column("to_address", sa.String(length=254), nullable=False),
        sa.Column("language", sa.String(length=12), nullable=False),
        sa.Column("subject", sa.String(length=1000), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("submission_id", sa.String(length=18), nullable=True),
        sa.Column("review_id", sa.String(length=18), nullable=True),
        sa.Column("link_kind", sa.String(length=20), nullable=True),
        sa.Column("link_id", sa.String(length=18), nullable=True),
        sa.Column("link_generation", sa.Integer(), nullable=False),
        sa.Column("message_id", sa.String(length=200), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "queued",
                "held",
                "sent",
                "failed",
                name="letter_state_is_known",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("not_before", sa.DateTime(timezone=True), nullable=False),
        sa.Column("claimed_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("server_words", sa.Text(), nullable=False),
        sa.Column("written_by_id", sa.String(length=18), nullable=True),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(state = 'sent') = (sent_at IS NOT NULL)",
            name=op.f("ck_letter_what_was_sent_has_a_day"),
        ),
        sa.CheckConstraint(
            "(link_kind IS NULL) = (link_id IS NULL)", name=op.f("ck_letter_a_link_is_whole")
        ),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_letter_account_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["review_id"], ["review.id"], name=op.f("fk_letter_review_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["submission_id"],
            ["submission.id"],
            name=op.f("fk_letter_submission_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["written_by_id"],
            ["account.id"],
            name=op.f("fk_letter_written_by_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter")),
        sa.UniqueConstraint("message_id", name=op.f("uq_letter_message_id")),
    )
    with op.batch_alter_table("letter", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_letter_account_id"), ["account_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_letter_review_id"), ["review_id"], unique=False)
        batch_op.create_index("ix_letter_state_not_before", ["state", "not_before"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_letter_submission_id"), ["submission_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_letter_written_by_id"), ["written_by_id"], unique=False
        )

    op.create_table(
        "score",
        sa.Column("review_id", sa.String(length=18), nullable=False),
        sa.Column("criterion", sa.String(length=32), nullable=False),
        sa.Column("value", sa.Integer(), nullable=False),
        sa.CheckConstraint("value BETWEEN 1 AND 5", name=op.f("ck_score_a_score_is_one_to_five")),
        sa.ForeignKeyConstraint(
            ["review_id"], ["review.id"], name=op.f("fk_score_review_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("review_id", "criterion", name=op.f("pk_score")),
    )
    with op.batch_alter_table("score", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_score_review_id"), ["review_id"], unique=False)

    op.create_table(
        "session_grant",
        sa.Column("session_id", sa.String(length=18), nullable=False),
        sa.Column("review_id", sa.String(length=18), nullable=False),
        sa.Column("generation", sa.Integer(), nullable=False),
        sa.Column("granted_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("generation >= 0", name=op.f("ck_session_grant_generations_count_up")),
        sa.ForeignKeyConstraint(
            ["review_id"],
            ["review.id"],
            name=op.f("fk_session_grant_review_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["session.id"],
            name=op.f("fk_session_grant_session_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("session_id", "review_id", name=op.f("pk_session_grant")),
    )
    with op.batch_alter_table("session_grant", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_session_grant_review_id"), ["review_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_session_grant_session_id"), ["session_id"], unique=False
        )


def downgrade() -> None:
    with op.batch_alter_table("session_grant", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_session_grant_session_id"))
        batch_op.drop_index(batch_op.f("ix_session_grant_review_id"))

    op.drop_table("session_grant")
    with op.batch_alter_table("score", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_score_review_id"))

    op.drop_table("score")
    with op.batch_alter_table("letter", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_letter_written_by_id"))
        batch_op.drop_index(batch_op.f("ix_letter_submission_id"))
        batch_op.drop_index("ix_letter_state_not_before")
        batch_op.drop_index(batch_op.f("ix_letter_review_id"))
        batch_op.drop_index(batch_op.f("ix_letter_account_id"))

    op.drop_table("letter")
    with op.batch_alter_table("review", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_review_submission_id"))
        batch_op.drop_index(batch_op.f("ix_review_round_id"))
        batch_op.drop_index(batch_op.f("ix_review_invited_by_id"))
        batch_op.drop_index(batch_op.f("ix_review_file_id"))
        batch_op.drop_index(batch_op.f("ix_review_account_id"))

    op.drop_table("review")
    with op.batch_alter_table("recommendation", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_recommendation_submission_id"))
        batch_op.drop_index(batch_op.f("ix_recommendation_round_id"))
        batch_op.drop_index(batch_op.f("ix_recommendation_account_id"))

    op.drop_table("recommendation")
    with op.batch_alter_table("decision", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_decision_submission_id"))
        batch_op.drop_index(
            "ix_decision_one_a_round",
            sqlite_where=sa.text("reverted_at IS NULL"),
            postgresql_where=sa.text("reverted_at IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_decision_decided_by_id"))

    op.drop_table("decision")
    with op.batch_alter_table("review_round", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_review_round_version_id"))
        batch_op.drop_index(batch_op.f("ix_review_round_submission_id"))
        batch_op.drop_index(
            "ix_review_round_one_open",
            sqlite_where=sa.text("closed_at IS NULL"),
            postgresql_where=sa.text("closed_at IS NULL"),
        )

    op.drop_table("review_round")
    with op.batch_alter_table("version", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_version_submission_id"))
        batch_op.drop_index(batch_op.f("ix_version_response_id"))
        batch_op.drop_index(batch_op.f("ix_version_manuscript_id"))
        batch_op.drop_index(batch_op.f("ix_version_anonymized_id"))

    op.drop_table("version")
    with op.batch_alter_table("galley", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_galley_submission_id"))
        batch_op.drop_index(batch_op.f("ix_galley_source_id"))
        batch_op.drop_index(batch_op.f("ix_galley_sent_by_id"))
        batch_op.drop_index(
            "ix_galley_one_accepted",
            sqlite_where=sa.text("accepted_at IS NOT NULL AND replaced_at IS NULL"),
            postgresql_where=sa.text("accepted_at IS NOT NULL AND replaced_at IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_galley_file_id"))
        batch_op.drop_index(batch_op.f("ix_galley_accepted_by_id"))

    op.drop_table("galley")
    with op.batch_alter_table("submission_theme", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_submission_theme_theme_id"))
        batch_op.drop_index(batch_op.f("ix_submission_theme_submission_id"))

    op.drop_table("submission_theme")
    with op.batch_alter_table("publication", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_publication_issue_section_id"))
        batch_op.drop_index("ix_publication_issue_id_position")
        batch_op.drop_index(batch_op.f("ix_publication_call_id"))

    op.drop_table("publication")
    with op.batch_alter_table("item", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_item_issue_section_id"))
        batch_op.drop_index(batch_op.f("ix_item_issue_id"))

    op.drop_table("item")
    with op.batch_alter_table("file", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_file_submission_id"))
        batch_op.drop_index(batch_op.f("ix_file_sha256"))
        batch_op.drop_index(batch_op.f("ix_file_sent_by_id"))

    op.drop_table("file")
    with op.batch_alter_table("conflict", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_conflict_submission_id"))
        batch_op.drop_index(batch_op.f("ix_conflict_declared_by_id"))
        batch_op.drop_index(batch_op.f("ix_conflict_account_id"))

    op.drop_table("conflict")
    with op.batch_alter_table("author", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_author_submission_id"))
        batch_op.drop_index(
            "ix_author_one_corresponding",
            sqlite_where=sa.text("is_corresponding"),
            postgresql_where=sa.text("is_corresponding"),
        )
        batch_op.drop_index(batch_op.f("ix_author_email"))
        batch_op.drop_index(batch_op.f("ix_author_account_id"))

    op.drop_table("author")
    with op.batch_alter_table("theme", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_theme_call_id"))

    op.drop_table("theme")
    with op.batch_alter_table("submission", schema=None) as batch_op:
        batch_op.drop_index("ix_submission_stirred_at")
        batch_op.drop_index("ix_submission_state_stirred_at")
        batch_op.drop_index(batch_op.f("ix_submission_section_id"))
        batch_op.drop_index("ix_submission_handling_editor_id_state")
        batch_op.drop_index(batch_op.f("ix_submission_call_id"))
        batch_op.drop_index(batch_op.f("ix_submission_account_id"))

    op.drop_table("submission")
    with op.batch_alter_table("session", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_session_account_id"))

    op.drop_table("session")
    with op.batch_alter_table("office", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_office_section_id"))
        batch_op.drop_index(batch_op.f("ix_office_call_id"))
        batch_op.drop_index(batch_op.f("ix_office_account_id"))

    op.drop_table("office")
    with op.batch_alter_table("issue_section", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_issue_section_section_id"))
        batch_op.drop_index(batch_op.f("ix_issue_section_issue_id"))
        batch_op.drop_index(batch_op.f("ix_issue_section_call_id"))

    op.drop_table("issue_section")
    with op.batch_alter_table("call_section", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_call_section_section_id"))
        batch_op.drop_index(batch_op.f("ix_call_section_call_id"))

    op.drop_table("call_section")
    op.drop_table("section")
    op.drop_table("rate_token")
    op.drop_table("page")
    with op.batch_alter_table("job", schema=None) as batch_op:
        batch_op.drop_index("ix_job_done_at_run_at")

    op.drop_table("job")
    op.drop_table("issue")
    with op.batch_alter_table("event", schema=None) as batch_op:
        batch_op.drop_index("ix_event_submission_id_number")
        batch_op.drop_index(batch_op.f("ix_event_issue_id"))
        batch_op.drop_index(batch_op.f("ix_event_call_id"))
        batch_op.drop_index(batch_op.f("ix_event_account_id"))

    op.drop_table("event")
    op.drop_table("edition")
    op.drop_table("call")
    op.drop_table("announcement")
    op.drop_table("account")
