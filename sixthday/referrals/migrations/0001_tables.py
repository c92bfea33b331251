import django.db.models.deletion
import sixthday.audit.references
import sixthday.tables
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('referrals', '0001_referrals'), ('referrals', '0002_a_need_is_essential_or_wanted'), ('referrals', '0003_a_change_of_facts')]

    initial = True

    dependencies = [
        ('access', '0001_tables'),
        ('documents', '0001_tables'),
        ('providers', '0001_tables'),
        ('reference', '0001_tables'),
    ]

    operations = [
        sixthday.tables.CreateTables(
            tables=[migrations.CreateModel(
                name='Child',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('ref', models.CharField(default=sixthday.audit.references.new_reference, max_length=16, unique=True)),
                    ('given_name', models.CharField(max_length=80)),
                    ('family_name', models.CharField(max_length=80)),
                    ('born_on', models.DateField()),
                    ('upn', models.CharField(blank=True, max_length=13)),
                    ('school', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='reference.school')),
                    ('on_roll', models.BooleanField(default=False)),
                    ('address', models.CharField(blank=True, max_length=200)),
                    ('home_postcode', models.CharField(blank=True, max_length=8)),
                    ('address_restricted', models.BooleanField(default=False)),
                    ('restricted', models.BooleanField(default=False)),
                    ('plan', models.CharField(choices=[('none', 'No'), ('assessed', 'Being assessed'), ('held', 'Yes')], default='none', max_length=8)),
                    ('looked_after', models.BooleanField(default=False)),
                    ('looked_after_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='reference.authority')),
                    ('social_worker', models.CharField(blank=True, max_length=120)),
                    ('parent_name', models.CharField(blank=True, max_length=120)),
                    ('parent_telephone', models.CharField(blank=True, max_length=30)),
                    ('parent_email', models.EmailField(blank=True, max_length=254)),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('looked_after', True), ('looked_after_by__isnull', True), _connector='OR'), name='referrals_child_looked_after_by'), models.CheckConstraint(condition=models.Q(('plan__in', ['none', 'assessed', 'held'])), name='referrals_child_plan')],
                },
            ), migrations.CreateModel(
                name='BreakGlass',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='broken_glass', to='referrals.child')),
                    ('reason', models.CharField(max_length=300)),
                    ('until_on', models.DateField()),
                    ('opened_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('opened_at', models.DateTimeField()),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='referrals_glass_reason')],
                },
            ), migrations.CreateModel(
                name='FactChange',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('ref', models.CharField(default=sixthday.audit.references.new_reference, max_length=16, unique=True)),
                    ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='fact_changes', to='referrals.child')),
                    ('kind', models.CharField(choices=[('plan', 'Education, health and care plan'), ('care', 'Looked after'), ('social-worker', 'Social worker'), ('home', 'Home address'), ('address', 'Restricted address'), ('school', 'School and its roll'), ('record', 'Restricted record')], max_length=14)),
                    ('from_on', models.DateField()),
                    ('why', models.CharField(max_length=500)),
                    ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('recorded_at', models.DateTimeField()),
                ],
                options={
                    'ordering': ['-recorded_at', '-pk'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['plan', 'care', 'social-worker', 'home', 'address', 'school', 'record'])), name='referrals_fact_change_kind'), models.CheckConstraint(condition=models.Q(('why', ''), _negated=True), name='referrals_fact_change_why')],
                },
            ), migrations.CreateModel(
                name='NamedPerson',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='named_people', to='referrals.child')),
                    ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('from_on', models.DateField()),
                    ('until_on', models.DateField(blank=True, null=True)),
                    ('named_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('named_at', models.DateTimeField()),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('until_on__isnull', True), ('until_on__gte', models.F('from_on')), _connector='OR'), name='referrals_named_person_dates'), models.UniqueConstraint(condition=models.Q(('until_on__isnull', True)), fields=('child', 'user'), name='referrals_named_once')],
                },
            ), migrations.CreateModel(
                name='Referral',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('ref', models.CharField(default=sixthday.audit.references.new_reference, max_length=16, unique=True)),
                    ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='referrals', to='referrals.child')),
                    ('team', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.team')),
                    ('referrer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('state', models.CharField(default='draft', max_length=12)),
                    ('started_at', models.DateTimeField()),
                    ('submitted_at', models.DateTimeField(blank=True, null=True)),
                    ('submitted_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('ended_at', models.DateTimeField(blank=True, null=True)),
                    ('ended_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('ended_why', models.CharField(blank=True, max_length=300)),
                    ('route', models.CharField(default='council_duty', max_length=16)),
                    ('none_known', models.JSONField(blank=True, default=list)),
                    ('trigger', models.CharField(blank=True, max_length=40)),
                    ('trigger_on', models.DateField(blank=True, null=True)),
                    ('known_on', models.DateField(blank=True, null=True)),
                    ('clear_on', models.DateField(blank=True, null=True)),
                    ('basis', models.CharField(blank=True, max_length=40)),
                    ('counts_first_day', models.BooleanField(default=True)),
                    ('reading_reason', models.CharField(blank=True, max_length=300)),
                    ('exams_finished', models.BooleanField(default=False)),
                    ('plan_weekly_minutes', models.PositiveIntegerField(blank=True, null=True)),
                    ('school_unable', models.BooleanField(default=False)),
                    ('what_happened', models.TextField(blank=True)),
                    ('attainment', models.JSONField(blank=True, default=dict)),
                    ('proposed_weekly_minutes', models.PositiveIntegerField(blank=True, null=True)),
                    ('part_days', models.JSONField(blank=True, default=list)),
                    ('start_on', models.DateField(blank=True, null=True)),
                    ('end_on', models.DateField(blank=True, null=True)),
                    ('mode', models.CharField(blank=True, max_length=12)),
                    ('transport', models.CharField(blank=True, choices=[('', 'Not yet known'), ('needed', 'Needed'), ('not_needed', 'Not needed')], max_length=12)),
                    ('transport_note', models.CharField(blank=True, max_length=300)),
                    ('child_view', models.TextField(blank=True)),
                    ('parent_view', models.TextField(blank=True)),
                    ('views_unknown_reason', models.CharField(blank=True, max_length=300)),
                ],
                options={
                    'ordering': ['-started_at'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ('draft', 'submitted', 'returned', 'withdrawn', 'closed'))), name='referrals_referral_state'), models.CheckConstraint(condition=models.Q(models.Q(('submitted_at__isnull', True), ('submitted_by__isnull', True)), models.Q(('submitted_at__isnull', False), ('submitted_by__isnull', False)), _connector='OR'), name='referrals_referral_submitted_whole'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['submitted', 'returned', 'closed']), _negated=True), ('submitted_at__isnull', False), _connector='OR'), name='referrals_referral_submitted_when_sent'), models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', False), ('ended_by__isnull', False), ('state__in', ['withdrawn', 'closed'])), models.Q(('ended_at__isnull', True), ('ended_by__isnull', True), ('state__in', ['draft', 'submitted', 'returned'])), _connector='OR'), name='referrals_referral_ended_whole'), models.CheckConstraint(condition=models.Q(('end_on__isnull', True), ('start_on__isnull', True), ('end_on__gte', models.F('start_on')), _connector='OR'), name='referrals_referral_dates'), models.CheckConstraint(condition=models.Q(('counts_first_day', True), models.Q(('reading_reason', ''), _negated=True), _connector='OR'), name='referrals_referral_reading_reason')],
                },
            ), migrations.CreateModel(
                name='Avoid',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('referral', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='avoids', to='referrals.referral')),
                    ('kind', models.CharField(choices=[('person', 'Person'), ('place', 'Place')], max_length=8)),
                    ('what', models.CharField(max_length=200)),
                    ('outward', models.CharField(blank=True, max_length=4)),
                ],
                options={
                    'ordering': ['id'],
                },
            ), migrations.CreateModel(
                name='Contact',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('ref', models.CharField(default=sixthday.audit.references.new_reference, max_length=16, unique=True)),
                    ('referral', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='contacts', to='referrals.referral')),
                    ('how', models.CharField(choices=[('telephone', 'Telephone'), ('email', 'E-mail'), ('meeting', 'Meeting'), ('chase', 'Chaser')], max_length=10)),
                    ('note', models.CharField(max_length=500)),
                    ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('made_at', models.DateTimeField()),
                ],
                options={
                    'ordering': ['-made_at'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('how__in', ['telephone', 'email', 'meeting', 'chase'])), name='referrals_contact_how'), models.CheckConstraint(condition=models.Q(('note', ''), _negated=True), name='referrals_contact_note')],
                },
            ), migrations.CreateModel(
                name='Duty',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('ref', models.CharField(default=sixthday.audit.references.new_reference, max_length=16, unique=True)),
                    ('referral', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='duty', to='referrals.referral')),
                    ('basis', models.CharField(max_length=40)),
                    ('trigger', models.CharField(max_length=40)),
                    ('first_day_on', models.DateField()),
                    ('counts_first_day', models.BooleanField(default=True)),
                    ('calendar_school', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='reference.school')),
                    ('due_on', models.DateField(blank=True, null=True)),
                    ('policy_due_on', models.DateField(blank=True, null=True)),
                    ('unknown', models.CharField(blank=True, max_length=200)),
                    ('settled_until_on', models.DateField(blank=True, null=True)),
                    ('opened_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('opened_at', models.DateTimeField()),
                ],
                options={
                    'indexes': [models.Index(fields=['due_on', 'first_day_on', 'settled_until_on'], name='referrals_duty_due')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('basis__in', ['section_19_exclusion', 'section_19_illness', 'section_19_otherwise', 'eotas', 'ehc_plan', 'looked_after_no_place', 'placed_in_by_other_authority', 'power_16_18'])), name='referrals_duty_basis'), models.CheckConstraint(condition=models.Q(('trigger__in', ['permanent_exclusion', 'unit_suspension', 'illness', 'placement_breakdown', 'no_school_place', 'moved_in', 'care_placement', 'ehc_plan_naming', 'package_incomplete', 'over_16'])), name='referrals_duty_trigger'), models.CheckConstraint(condition=models.Q(models.Q(('due_on__isnull', False), ('unknown', '')), models.Q(('due_on__isnull', True), models.Q(('unknown', ''), _negated=True)), _connector='OR'), name='referrals_duty_due_or_why_not')],
                },
            ), migrations.CreateModel(
                name='FamilyLink',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('ref', models.CharField(default=sixthday.audit.references.new_reference, max_length=16, unique=True)),
                    ('referral', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='family_links', to='referrals.referral')),
                    ('code', models.CharField(max_length=32, unique=True)),
                    ('given_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('given_at', models.DateTimeField()),
                    ('revoked_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('revoked_at', models.DateTimeField(blank=True, null=True)),
                    ('revoked_why', models.CharField(blank=True, max_length=300)),
                ],
                options={
                    'ordering': ['given_at'],
                    'constraints': [models.UniqueConstraint(condition=models.Q(('revoked_at__isnull', True)), fields=('referral',), name='referrals_one_family_link'), models.CheckConstraint(condition=models.Q(models.Q(('revoked_at__isnull', True), ('revoked_by__isnull', True), ('revoked_why', '')), models.Q(('revoked_at__isnull', False), ('revoked_by__isnull', False), models.Q(('revoked_why', ''), _negated=True)), _connector='OR'), name='referrals_family_link_revoked_whole')],
                },
            ), migrations.CreateModel(
                name='FamilyNotice',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('ref', models.CharField(default=sixthday.audit.references.new_reference, max_length=16, unique=True)),
                    ('referral', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='family_notices', to='referrals.referral')),
                    ('stage', models.CharField(choices=[('decision', 'Decision'), ('offer', 'Offer'), ('start', 'Start'), ('change', 'Change')], max_length=10)),
                    ('words', models.JSONField()),
                    ('letter', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.document')),
                    ('told_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('told_at', models.DateTimeField()),
                ],
                options={
                    'ordering': ['told_at'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('stage__in', ['decision', 'offer', 'start', 'change'])), name='referrals_notice_stage')],
                },
            ), migrations.CreateModel(
                name='FamilyPreference',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('referral', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='preferences', to='referrals.referral')),
                    ('provider', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='providers.provider')),
                    ('kind', models.CharField(choices=[('preferred', 'Would like'), ('objected', 'Would not accept')], max_length=10)),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('referral', 'provider'), name='referrals_preference_once')],
                },
            ), migrations.CreateModel(
                name='Ownership',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('referral', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='ownerships', to='referrals.referral')),
                    ('broker', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('from_at', models.DateTimeField()),
                    ('until_at', models.DateTimeField(blank=True, null=True)),
                    ('given_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'ordering': ['from_at'],
                    'constraints': [models.UniqueConstraint(condition=models.Q(('until_at__isnull', True)), fields=('referral',), name='referrals_one_owner'), models.CheckConstraint(condition=models.Q(('until_at__isnull', True), ('until_at__gte', models.F('from_at')), _connector='OR'), name='referrals_owner_dates')],
                },
            ), migrations.CreateModel(
                name='ReferralDocument',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('referral', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='documents', to='referrals.referral')),
                    ('file', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.storedfile')),
                    ('what', models.CharField(max_length=80)),
                    ('added_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('added_at', models.DateTimeField()),
                ],
                options={
                    'ordering': ['added_at'],
                },
            ), migrations.CreateModel(
                name='ReferralNeed',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('referral', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='needs', to='referrals.referral')),
                    ('code', models.CharField(max_length=40)),
                    ('list_version', models.PositiveSmallIntegerField(default=1)),
                    ('essential', models.BooleanField(default=True)),
                ],
                options={
                    'ordering': ['id'],
                    'constraints': [models.UniqueConstraint(fields=('referral', 'code'), name='referrals_need_once')],
                },
            ), migrations.CreateModel(
                name='ReferralOutcome',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('referral', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='outcomes', to='referrals.referral')),
                    ('code', models.CharField(max_length=40)),
                    ('shown_by', models.CharField(blank=True, max_length=300)),
                ],
                options={
                    'ordering': ['id'],
                    'constraints': [models.UniqueConstraint(fields=('referral', 'code'), name='referrals_outcome_once')],
                },
            ), migrations.CreateModel(
                name='ReferralRisk',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('referral', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='risks', to='referrals.referral')),
                    ('category', models.CharField(max_length=40)),
                    ('level', models.CharField(choices=[('low', 'Low'), ('medium', 'Medium'), ('high', 'High')], max_length=8)),
                    ('in_place', models.JSONField(default=list)),
                    ('note', models.CharField(blank=True, max_length=500)),
                ],
                options={
                    'ordering': ['id'],
                    'constraints': [models.UniqueConstraint(fields=('referral', 'category'), name='referrals_risk_once'), models.CheckConstraint(condition=models.Q(('level__in', ['low', 'medium', 'high'])), name='referrals_risk_level')],
                },
            ), migrations.CreateModel(
                name='Return',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('referral', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='returns', to='referrals.referral')),
                    ('missing', models.TextField()),
                    ('returned_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('returned_at', models.DateTimeField()),
                ],
                options={
                    'ordering': ['returned_at'],
                },
            ), migrations.CreateModel(
                name='SectionSaved',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('referral', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sections_saved', to='referrals.referral')),
                    ('section', models.CharField(max_length=24)),
                    ('saved_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('saved_at', models.DateTimeField()),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('referral', 'section'), name='referrals_section_once')],
                },
            ), migrations.CreateModel(
                name='DutyDecision',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('ref', models.CharField(default=sixthday.audit.references.new_reference, max_length=16, unique=True)),
                    ('duty', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='referrals.duty')),
                    ('outcome', models.CharField(choices=[('owed', 'Yes, the duty is owed'), ('not_owed', 'No, the duty is not owed'), ('need_evidence', 'More evidence is needed first')], max_length=14)),
                    ('weekly_minutes', models.PositiveIntegerField(blank=True, null=True)),
                    ('full_time', models.BooleanField(default=True)),
                    ('part_time_reason', models.CharField(blank=True, max_length=500)),
                    ('part_time_until_on', models.DateField(blank=True, null=True)),
                    ('review_on', models.DateField(blank=True, null=True)),
                    ('evidence_by_on', models.DateField(blank=True, null=True)),
                    ('reason', models.TextField()),
                    ('evidence', models.TextField(blank=True)),
                    ('delegation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.delegation')),
                    ('supersedes', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='superseded_by', to='referrals.dutydecision')),
                    ('signed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('signed_at', models.DateTimeField()),
                ],
                options={
                    'ordering': ['signed_at'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('outcome__in', ['owed', 'not_owed', 'need_evidence'])), name='referrals_decision_outcome'), models.CheckConstraint(condition=models.Q(models.Q(('outcome', 'owed'), _negated=True), ('weekly_minutes__gt', 0), _connector='OR'), name='referrals_decision_owed_has_hours'), models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='referrals_decision_reason'), models.CheckConstraint(condition=models.Q(models.Q(('outcome', 'need_evidence'), _negated=True), ('evidence_by_on__isnull', False), _connector='OR'), name='referrals_decision_evidence_by'), models.CheckConstraint(condition=models.Q(('full_time', True), models.Q(models.Q(('part_time_reason', ''), _negated=True), ('part_time_until_on__isnull', False), ('review_on__isnull', False)), _connector='OR'), name='referrals_decision_part_time_whole'), models.UniqueConstraint(condition=models.Q(('supersedes__isnull', True)), fields=('duty',), name='referrals_decision_first_once')],
                },
            ), migrations.CreateModel(
                name='DutyEnding',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('duty', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='ending', to='referrals.duty')),
                    ('kind', models.CharField(max_length=24)),
                    ('on', models.DateField()),
                    ('evidence', models.CharField(max_length=500)),
                    ('ended_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('ended_at', models.DateTimeField()),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['unit_or_school_place', 'reinstated', 'cancelled', 'moved_away', 'home_educated', 'no_longer_owed'])), name='referrals_ending_kind'), models.CheckConstraint(condition=models.Q(('evidence', ''), _negated=True), name='referrals_ending_evidence')],
                },
            ), migrations.CreateModel(
                name='DutyRecount',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('duty', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='recounts', to='referrals.duty')),
                    ('due_before_on', models.DateField(blank=True, null=True)),
                    ('due_after_on', models.DateField(blank=True, null=True)),
                    ('why', models.CharField(max_length=300)),
                    ('counted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('counted_at', models.DateTimeField()),
                ],
                options={
                    'ordering': ['counted_at'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('why', ''), _negated=True), name='referrals_recount_why')],
                },
            ), migrations.CreateModel(
                name='NotTakenUp',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('duty', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='not_taken_up', to='referrals.duty')),
                    ('on', models.DateField()),
                    ('what', models.CharField(max_length=300)),
                    ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('recorded_at', models.DateTimeField()),
                ],
                options={
                    'ordering': ['recorded_at'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('what', ''), _negated=True), name='referrals_not_taken_up_what')],
                },
            ), migrations.CreateModel(
                name='StartedHours',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('duty', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='started', to='referrals.duty')),
                    ('about', models.CharField(max_length=24, unique=True)),
                    ('weekly_minutes', models.PositiveIntegerField()),
                    ('from_on', models.DateField()),
                    ('until_on', models.DateField(blank=True, null=True)),
                    ('posted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('posted_at', models.DateTimeField()),
                ],
                options={
                    'ordering': ['from_on', 'id'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('until_on__isnull', True), ('until_on__gte', models.F('from_on')), _connector='OR'), name='referrals_started_dates'), models.CheckConstraint(condition=models.Q(('weekly_minutes__gt', 0)), name='referrals_started_minutes')],
                },
            )],
        ),
    ]
