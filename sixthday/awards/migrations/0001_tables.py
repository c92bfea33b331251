import django.db.models.deletion
import sixthday.audit.references
import sixthday.tables
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('awards', '0001_awards'), ('awards', '0002_a_carried_over_award_needs_no_approval')]

    initial = True

    dependencies = [
        ('access', '0001_tables'),
        ('framework', '0001_tables'),
        ('providers', '0001_tables'),
        ('referrals', '0001_tables'),
    ]

    operations = [
        sixthday.tables.CreateTables(
            tables=[migrations.CreateModel(
                name='ConflictDeclaration',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('from_on', models.DateField()),
                    ('until_on', models.DateField()),
                    ('made_at', models.DateTimeField()),
                    ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'ordering': ['user', 'made_at'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('until_on__isnull', True), ('until_on__gte', models.F('from_on')), _connector='OR'), name='awards_declaration_dates'), models.CheckConstraint(condition=models.Q(('made_by', models.F('user'))), name='awards_declaration_own')],
                },
            ), migrations.CreateModel(
                name='Request',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('ref', models.CharField(default=sixthday.audit.references.new_reference, max_length=16, unique=True)),
                    ('referral', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='referrals.referral')),
                    ('round_lot', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='framework.roundlot')),
                    ('service_type', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='framework.servicetype')),
                    ('former', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='awards.request')),
                    ('weekly_minutes', models.PositiveIntegerField()),
                    ('part_days', models.JSONField(default=list)),
                    ('mode', models.CharField(max_length=12)),
                    ('start_on', models.DateField()),
                    ('end_on', models.DateField()),
                    ('state', models.CharField(default='draft', max_length=14)),
                    ('age_as_band', models.BooleanField(default=False)),
                    ('area_hidden', models.BooleanField(default=False)),
                    ('brief', models.JSONField(default=dict)),
                    ('weight_set', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='framework.weightset')),
                    ('due_at', models.DateTimeField(blank=True, null=True)),
                    ('due_reason', models.CharField(blank=True, max_length=300)),
                    ('drafted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('drafted_at', models.DateTimeField()),
                    ('sent_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('sent_at', models.DateTimeField(blank=True, null=True)),
                    ('closed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('closed_at', models.DateTimeField(blank=True, null=True)),
                    ('closed_why', models.CharField(blank=True, max_length=500)),
                ],
                options={
                    'ordering': ['-drafted_at'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ('draft', 'sent', 'locked', 'awarded', 'none_suitable', 'cancelled'))), name='awards_request_state'), models.CheckConstraint(condition=models.Q(('end_on__gte', models.F('start_on'))), name='awards_request_dates'), models.CheckConstraint(condition=models.Q(('weekly_minutes__gt', 0)), name='awards_request_minutes'), models.CheckConstraint(condition=models.Q(models.Q(('due_at__isnull', True), ('sent_at__isnull', True), ('sent_by__isnull', True)), models.Q(('due_at__isnull', False), ('sent_at__isnull', False), ('sent_by__isnull', False), ('weight_set__isnull', False)), _connector='OR'), name='awards_request_sent_whole'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['sent', 'locked']), _negated=True), ('sent_at__isnull', False), _connector='OR'), name='awards_request_sent_when_asked'), models.CheckConstraint(condition=models.Q(models.Q(('closed_at__isnull', False), ('closed_by__isnull', False), ('state__in', ['none_suitable', 'cancelled']), models.Q(('closed_why', ''), _negated=True)), models.Q(models.Q(('state__in', ['none_suitable', 'cancelled']), _negated=True), ('closed_at__isnull', True), ('closed_by__isnull', True)), _connector='OR'), name='awards_request_closed_whole'), models.CheckConstraint(condition=models.Q(('due_at__isnull', True), ('due_at__gt', models.F('sent_at')), _connector='OR'), name='awards_request_due_after')],
                },
            ), migrations.CreateModel(
                name='ConflictInterest',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('declaration', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='interests', to='awards.conflictdeclaration')),
                    ('provider', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='providers.provider')),
                    ('nature', models.CharField(max_length=200)),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('declaration', 'provider'), name='awards_interest_once')],
                },
            ), migrations.CreateModel(
                name='Consideration',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('request', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='considerations', to='awards.request')),
                    ('provider', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='providers.provider')),
                    ('offer', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='providers.offer')),
                    ('eligible', models.BooleanField()),
                    ('findings', models.JSONField()),
                    ('left_out_why', models.CharField(blank=True, max_length=300)),
                ],
                options={
                    'ordering': ['request', '-eligible', 'provider__name'],
                    'constraints': [models.UniqueConstraint(fields=('request', 'provider'), name='awards_consideration_once')],
                },
            ), migrations.CreateModel(
                name='Disclosure',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('child_ref', models.CharField(db_index=True, max_length=16)),
                    ('request', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='disclosures', to='awards.request')),
                    ('provider', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='providers.provider')),
                    ('step', models.CharField(choices=[('brief', 'Anonymised brief'), ('risk_summary', 'Risk summary without identity'), ('identity', 'Identity and full risk picture'), ('plan', 'Personal plan')], max_length=14)),
                    ('fields', models.JSONField()),
                    ('disclosed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('disclosed_at', models.DateTimeField()),
                ],
                options={
                    'ordering': ['disclosed_at', 'id'],
                    'constraints': [models.UniqueConstraint(fields=('request', 'provider', 'step'), name='awards_disclosure_once'), models.CheckConstraint(condition=models.Q(('step__in', ['brief', 'risk_summary', 'identity', 'plan'])), name='awards_disclosure_step')],
                },
            ), migrations.CreateModel(
                name='Extension',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('request', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='extensions', to='awards.request')),
                    ('due_before_at', models.DateTimeField()),
                    ('due_after_at', models.DateTimeField()),
                    ('why', models.CharField(max_length=300)),
                    ('extended_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('extended_at', models.DateTimeField()),
                ],
                options={
                    'ordering': ['extended_at'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('why', ''), _negated=True), name='awards_extension_why'), models.CheckConstraint(condition=models.Q(('due_after_at__gt', models.F('due_before_at')), ('extended_at__lte', models.F('due_before_at'))), name='awards_extension_in_time')],
                },
            ), migrations.CreateModel(
                name='Invitation',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('request', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='invitations', to='awards.request')),
                    ('provider', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='providers.provider')),
                    ('sent_at', models.DateTimeField()),
                    ('distance_band', models.CharField(blank=True, max_length=24)),
                    ('opened_at', models.DateTimeField(blank=True, null=True)),
                    ('opened_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('chased_at', models.DateTimeField(blank=True, null=True)),
                    ('chased_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('silent', models.BooleanField(default=False)),
                    ('told_at', models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    'ordering': ['request', 'provider__name'],
                    'constraints': [models.UniqueConstraint(fields=('request', 'provider'), name='awards_invitation_once'), models.CheckConstraint(condition=models.Q(models.Q(('opened_at__isnull', True), ('opened_by__isnull', True)), models.Q(('opened_at__isnull', False), ('opened_by__isnull', False)), _connector='OR'), name='awards_invitation_opened_whole'), models.CheckConstraint(condition=models.Q(models.Q(('chased_at__isnull', True), ('chased_by__isnull', True)), models.Q(('chased_at__isnull', False), ('chased_by__isnull', False)), _connector='OR'), name='awards_invitation_chased_whole')],
                },
            ), migrations.CreateModel(
                name='LeftOut',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('request', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='left_out', to='awards.request')),
                    ('provider', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='providers.provider')),
                    ('why', models.CharField(max_length=300)),
                    ('left_out_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('left_out_at', models.DateTimeField()),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('request', 'provider'), name='awards_left_out_once'), models.CheckConstraint(condition=models.Q(('why', ''), _negated=True), name='awards_left_out_why')],
                },
            ), migrations.CreateModel(
                name='Shortlist',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('request', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='shortlist', to='awards.request')),
                    ('early_reason', models.CharField(blank=True, max_length=300)),
                    ('frozen', models.JSONField()),
                    ('locked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('locked_at', models.DateTimeField()),
                ],
            ), migrations.CreateModel(
                name='SpotDecision',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('request', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='spot_decision', to='awards.request')),
                    ('reason', models.TextField()),
                    ('authority', models.CharField(max_length=200)),
                    ('decided_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('decided_at', models.DateTimeField()),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('reason', ''), _negated=True), models.Q(('authority', ''), _negated=True)), name='awards_spot_reason')],
                },
            ), migrations.CreateModel(
                name='Question',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('ref', models.CharField(default=sixthday.audit.references.new_reference, max_length=16, unique=True)),
                    ('invitation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='questions', to='awards.invitation')),
                    ('text', models.CharField(max_length=500)),
                    ('wording', models.CharField(blank=True, max_length=500)),
                    ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('asked_at', models.DateTimeField()),
                    ('answer', models.CharField(blank=True, max_length=1000)),
                    ('answered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('answered_at', models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    'ordering': ['asked_at'],
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('answered_at__isnull', True), ('answered_by__isnull', True), ('wording', '')), models.Q(models.Q(('answer', ''), _negated=True), models.Q(('wording', ''), _negated=True), ('answered_at__isnull', False), ('answered_by__isnull', False)), _connector='OR'), name='awards_question_answered_whole')],
                },
            ), migrations.CreateModel(
                name='Response',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('ref', models.CharField(default=sixthday.audit.references.new_reference, max_length=16, unique=True)),
                    ('invitation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='responses', to='awards.invitation')),
                    ('version', models.PositiveSmallIntegerField()),
                    ('answer', models.CharField(choices=[('can', 'Can meet'), ('partly', 'Can partly meet'), ('cannot', 'Cannot meet')], max_length=8)),
                    ('cannot_reason', models.CharField(blank=True, choices=[('no_place', 'No place free'), ('days', 'Days or times do not fit'), ('need', 'Cannot meet this need'), ('risk', 'Cannot manage this risk'), ('distance', 'Too far'), ('staff', 'No suitable adult free'), ('start', 'Cannot start in time'), ('mix', 'Would not suit the children already here')], max_length=12)),
                    ('shortfall', models.CharField(blank=True, max_length=300)),
                    ('offer', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='providers.offer')),
                    ('start_on', models.DateField(blank=True, null=True)),
                    ('weekly_minutes', models.PositiveIntegerField(blank=True, null=True)),
                    ('part_days', models.JSONField(blank=True, default=list)),
                    ('price_pence', models.BigIntegerField(blank=True, null=True)),
                    ('unit', models.CharField(blank=True, choices=[('hour', 'Hour'), ('half_day', 'Half day'), ('day', 'Day'), ('session', 'Session')], max_length=8)),
                    ('adult', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='providers.adult')),
                    ('site', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='providers.site')),
                    ('note', models.CharField(blank=True, max_length=500)),
                    ('late', models.BooleanField(default=False)),
                    ('given_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('given_at', models.DateTimeField()),
                    ('by_telephone', models.BooleanField(default=False)),
                    ('confirmed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('confirmed_at', models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    'ordering': ['invitation', 'version'],
                    'constraints': [models.UniqueConstraint(fields=('invitation', 'version'), name='awards_response_version_once'), models.CheckConstraint(condition=models.Q(('answer__in', ['can', 'partly', 'cannot'])), name='awards_response_answer'), models.CheckConstraint(condition=models.Q(models.Q(('answer', 'cannot'), models.Q(('cannot_reason', ''), _negated=True)), models.Q(('answer__in', ['can', 'partly']), ('cannot_reason', ''), ('offer__isnull', False), ('price_pence__gt', 0), ('site__isnull', False), ('start_on__isnull', False), ('weekly_minutes__gt', 0)), _connector='OR'), name='awards_response_whole'), models.CheckConstraint(condition=models.Q(models.Q(('answer', 'partly'), _negated=True), models.Q(('shortfall', ''), _negated=True), _connector='OR'), name='awards_response_shortfall'), models.CheckConstraint(condition=models.Q(models.Q(('confirmed_at__isnull', True), ('confirmed_by__isnull', True)), models.Q(('confirmed_at__isnull', False), ('confirmed_by__isnull', False)), _connector='OR'), name='awards_response_confirmed_whole')],
                },
            ), migrations.CreateModel(
                name='ShortlistEntry',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('shortlist', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='awards.shortlist')),
                    ('response', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='awards.response')),
                    ('position', models.PositiveSmallIntegerField()),
                    ('total', models.CharField(max_length=60)),
                    ('points', models.JSONField()),
                    ('whole_life_pence', models.BigIntegerField()),
                ],
                options={
                    'ordering': ['shortlist', 'position'],
                    'constraints': [models.UniqueConstraint(fields=('shortlist', 'position'), name='awards_entry_position_once'), models.CheckConstraint(condition=models.Q(('position__gte', 1), ('whole_life_pence__gte', 0)), name='awards_entry_numbers')],
                },
            ), migrations.CreateModel(
                name='Award',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('ref', models.CharField(default=sixthday.audit.references.new_reference, max_length=16, unique=True)),
                    ('request', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='awards', to='awards.request')),
                    ('route', models.CharField(choices=[('ranked', 'Ranked'), ('sole_eligible', 'Sole eligible provider'), ('continuity', 'Continuity'), ('spot', 'Spot purchase'), ('carried_over', 'Carried over')], max_length=16)),
                    ('entry', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='awards.shortlistentry')),
                    ('spot_decision', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='awards.spotdecision')),
                    ('earlier_calloff', models.CharField(blank=True, max_length=16)),
                    ('provider', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='providers.provider')),
                    ('offer', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='providers.offer')),
                    ('service_type', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='framework.servicetype')),
                    ('site', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='providers.site')),
                    ('adult', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='providers.adult')),
                    ('start_on', models.DateField()),
                    ('end_on', models.DateField()),
                    ('weekly_minutes', models.PositiveIntegerField()),
                    ('part_days', models.JSONField(default=list)),
                    ('unit', models.CharField(choices=[('hour', 'Hour'), ('half_day', 'Half day'), ('day', 'Day'), ('session', 'Session')], max_length=8)),
                    ('unit_minutes', models.PositiveIntegerField()),
                    ('price_pence', models.BigIntegerField()),
                    ('vat', models.CharField(choices=[('exempt', 'Exempt'), ('standard', 'Standard rate')], max_length=8)),
                    ('units', models.PositiveIntegerField()),
                    ('whole_life_pence', models.BigIntegerField()),
                    ('whole_life_vat_pence', models.BigIntegerField()),
                    ('not_first_reason', models.CharField(blank=True, max_length=500)),
                    ('frozen', models.JSONField(default=dict)),
                    ('risk_summary', models.JSONField(default=dict)),
                    ('calloff_ref', models.CharField(blank=True, max_length=16)),
                    ('state', models.CharField(default='proposed', max_length=10)),
                    ('proposed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('proposed_at', models.DateTimeField()),
                    ('approved_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('approved_at', models.DateTimeField(blank=True, null=True)),
                    ('answered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('answered_at', models.DateTimeField(blank=True, null=True)),
                    ('ended_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('ended_at', models.DateTimeField(blank=True, null=True)),
                    ('ended_why', models.CharField(blank=True, max_length=500)),
                ],
                options={
                    'ordering': ['-proposed_at'],
                    'constraints': [models.UniqueConstraint(condition=models.Q(('state__in', ['proposed', 'approved', 'confirmed'])), fields=('request',), name='awards_one_live_award'), models.CheckConstraint(condition=models.Q(('state__in', ('proposed', 'sent_back', 'approved', 'confirmed', 'declined', 'withdrawn'))), name='awards_award_state'), models.CheckConstraint(condition=models.Q(models.Q(('earlier_calloff', ''), ('entry__isnull', False), ('route__in', ['ranked', 'sole_eligible']), ('spot_decision__isnull', True)), models.Q(('entry__isnull', True), ('route', 'continuity'), ('spot_decision__isnull', True), models.Q(('earlier_calloff', ''), _negated=True)), models.Q(('earlier_calloff', ''), ('entry__isnull', True), ('route', 'spot'), ('spot_decision__isnull', False)), models.Q(('earlier_calloff', ''), ('entry__isnull', True), ('route', 'carried_over'), ('spot_decision__isnull', True)), _connector='OR'), name='awards_award_route'), models.CheckConstraint(condition=models.Q(models.Q(('approved_at__isnull', True), ('approved_by__isnull', True), ('state__in', ['proposed', 'sent_back'])), models.Q(('approved_at__isnull', False), ('approved_by__isnull', False), ('state__in', ['approved', 'confirmed', 'declined'])), models.Q(('approved_at__isnull', True), ('approved_by__isnull', True), ('state', 'withdrawn')), models.Q(('approved_at__isnull', False), ('approved_by__isnull', False), ('state', 'withdrawn')), models.Q(('approved_at__isnull', True), ('approved_by__isnull', True), ('route', 'carried_over'), ('state', 'confirmed')), _connector='OR'), name='awards_award_approved_whole'), models.CheckConstraint(condition=models.Q(('approved_by', models.F('proposed_by')), _negated=True), name='awards_award_second_person'), models.CheckConstraint(condition=models.Q(models.Q(('answered_at__isnull', True), ('answered_by__isnull', True)), models.Q(('answered_at__isnull', False), ('answered_by__isnull', False)), _connector='OR'), name='awards_award_answered_whole'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['confirmed', 'declined']), _negated=True), ('answered_at__isnull', False), models.Q(('approved_at__isnull', True), ('route', 'carried_over'), ('state', 'confirmed')), _connector='OR'), name='awards_award_answered_when_said'), models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', False), ('ended_by__isnull', False), ('state__in', ['sent_back', 'withdrawn'])), models.Q(('ended_at__isnull', True), ('ended_by__isnull', True), ('state__in', ['proposed', 'approved', 'confirmed', 'declined'])), _connector='OR'), name='awards_award_ended_whole'), models.CheckConstraint(condition=models.Q(('end_on__gte', models.F('start_on'))), name='awards_award_dates'), models.CheckConstraint(condition=models.Q(('price_pence__gt', 0), ('units__gt', 0), ('weekly_minutes__gt', 0), ('whole_life_pence__gt', 0), ('whole_life_vat_pence__gte', 0)), name='awards_award_numbers')],
                },
            )],
        ),
    ]
