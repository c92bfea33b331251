import django.db.models.deletion
import sixthday.audit.references
import sixthday.tables
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('quality', '0001_quality')]

    initial = True

    dependencies = [
        ('access', '0001_tables'),
        ('placements', '0001_tables'),
        ('providers', '0001_tables'),
        ('referrals', '0001_tables'),
    ]

    operations = [
        sixthday.tables.CreateTables(
            tables=[migrations.CreateModel(
                name='Concern',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('ref', models.CharField(default=sixthday.audit.references.new_reference, max_length=16, unique=True)),
                    ('provider', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='providers.provider')),
                    ('kind', models.CharField(choices=[('safeguarding', 'Safeguarding'), ('quality', 'Quality'), ('attendance', 'Attendance'), ('other', 'Other')], max_length=12)),
                    ('channel', models.CharField(choices=[('public', 'Public page'), ('council', 'Council'), ('portal', 'Provider portal')], max_length=8)),
                    ('reporter', models.CharField(choices=[('child', 'A child or young person'), ('parent', 'A parent or carer'), ('school', 'Somebody at a school'), ('provider', 'Somebody who works for a provider'), ('council', 'Somebody at the council'), ('other', 'Somebody else')], max_length=8)),
                    ('what_happened', models.TextField()),
                    ('child_named', models.CharField(blank=True, max_length=120)),
                    ('reporter_name', models.CharField(blank=True, max_length=120)),
                    ('telephone', models.CharField(blank=True, max_length=30)),
                    ('email', models.EmailField(blank=True, max_length=254)),
                    ('wants_news', models.BooleanField(default=False)),
                    ('state', models.CharField(default='received', max_length=10)),
                    ('freeze', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='providers.standing')),
                    ('raised_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('raised_at', models.DateTimeField()),
                    ('closed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('closed_at', models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    'ordering': ['raised_at', 'id'],
                    'indexes': [models.Index(fields=['provider', 'state'], name='quality_concern_provider')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ('received', 'assessing', 'acting', 'closed'))), name='quality_concern_state'), models.CheckConstraint(condition=models.Q(('kind__in', ['safeguarding', 'quality', 'attendance', 'other'])), name='quality_concern_kind'), models.CheckConstraint(condition=models.Q(('reporter__in', ['child', 'parent', 'school', 'provider', 'council', 'other'])), name='quality_concern_reporter'), models.CheckConstraint(condition=models.Q(('what_happened', ''), _negated=True), name='quality_concern_words'), models.CheckConstraint(condition=models.Q(models.Q(('channel', 'public'), ('raised_at__isnull', False), ('raised_by__isnull', True)), models.Q(('channel__in', ['council', 'portal']), ('raised_at__isnull', False), ('raised_by__isnull', False)), _connector='OR'), name='quality_concern_raised_whole'), models.CheckConstraint(condition=models.Q(models.Q(('closed_at__isnull', False), ('closed_by__isnull', False), ('state', 'closed')), models.Q(models.Q(('state', 'closed'), _negated=True), ('closed_at__isnull', True), ('closed_by__isnull', True)), _connector='OR'), name='quality_concern_closed_whole'), models.CheckConstraint(condition=models.Q(('freeze__isnull', True), ('kind', 'safeguarding'), _connector='OR'), name='quality_concern_freeze'), models.CheckConstraint(condition=models.Q(('wants_news', False), models.Q(('telephone', ''), _negated=True), models.Q(('email', ''), _negated=True), _connector='OR'), name='quality_concern_news_can_reach')],
                },
            ), migrations.CreateModel(
                name='ProviderExit',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('ref', models.CharField(default=sixthday.audit.references.new_reference, max_length=16, unique=True)),
                    ('provider', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='providers.provider')),
                    ('why', models.CharField(max_length=300)),
                    ('last_day_on', models.DateField()),
                    ('run_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('run_at', models.DateTimeField()),
                ],
                options={
                    'ordering': ['-run_at'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('why', ''), _negated=True), name='quality_exit_why')],
                },
            ), migrations.CreateModel(
                name='RiskWeights',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('from_on', models.DateField(unique=True)),
                    ('points', models.JSONField()),
                    ('why', models.CharField(max_length=300)),
                    ('set_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('set_at', models.DateTimeField()),
                ],
                options={
                    'ordering': ['-from_on'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('why', ''), _negated=True), name='quality_weights_why')],
                },
            ), migrations.CreateModel(
                name='Visit',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('ref', models.CharField(default=sixthday.audit.references.new_reference, max_length=16, unique=True)),
                    ('provider', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='providers.provider')),
                    ('state', models.CharField(default='planned', max_length=10)),
                    ('announced', models.BooleanField()),
                    ('planned_on', models.DateField()),
                    ('visitors', models.CharField(max_length=300)),
                    ('focus', models.TextField(blank=True)),
                    ('copied_from', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='copies', to='quality.visit')),
                    ('planned_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('planned_at', models.DateTimeField()),
                    ('held_on', models.DateField(blank=True, null=True)),
                    ('met_with', models.CharField(blank=True, max_length=300)),
                    ('held_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('held_at', models.DateTimeField(blank=True, null=True)),
                    ('summary', models.TextField(blank=True)),
                    ('shared_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('shared_at', models.DateTimeField(blank=True, null=True)),
                    ('ended_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('ended_at', models.DateTimeField(blank=True, null=True)),
                    ('ended_why', models.CharField(blank=True, max_length=300)),
                ],
                options={
                    'ordering': ['-planned_on', '-id'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ('planned', 'cancelled', 'held', 'shared', 'closed'))), name='quality_visit_state'), models.CheckConstraint(condition=models.Q(('visitors', ''), _negated=True), name='quality_visit_visitors'), models.CheckConstraint(condition=models.Q(models.Q(('held_at__isnull', False), ('held_by__isnull', False), ('held_on__isnull', False), ('state__in', ['held', 'shared', 'closed'])), models.Q(('held_at__isnull', True), ('held_by__isnull', True), ('held_on__isnull', True), ('state__in', ['planned', 'cancelled'])), _connector='OR'), name='quality_visit_held_whole'), models.CheckConstraint(condition=models.Q(models.Q(('shared_at__isnull', False), ('shared_by__isnull', False), ('state__in', ['shared', 'closed']), models.Q(('summary', ''), _negated=True)), models.Q(models.Q(('state__in', ['shared', 'closed']), _negated=True), ('shared_at__isnull', True), ('shared_by__isnull', True)), _connector='OR'), name='quality_visit_shared_whole'), models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', False), ('ended_by__isnull', False), ('state__in', ['cancelled', 'closed'])), models.Q(('ended_at__isnull', True), ('ended_by__isnull', True), ('state__in', ['planned', 'held', 'shared'])), _connector='OR'), name='quality_visit_ended_whole')],
                },
            ), migrations.CreateModel(
                name='ConcernDecision',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('concern', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='quality.concern')),
                    ('step', models.CharField(choices=[('assess_concern', 'Being assessed'), ('act_on_concern', 'Being acted on'), ('close_concern', 'Closed')], max_length=16)),
                    ('outcome', models.CharField(blank=True, choices=[('upheld', 'Upheld, and put right'), ('partly', 'Partly upheld'), ('not_upheld', 'Not upheld'), ('passed_on', 'Passed on to another service')], max_length=12)),
                    ('reason', models.TextField()),
                    ('lifted', models.BooleanField(default=False)),
                    ('decided_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('decided_at', models.DateTimeField()),
                ],
                options={
                    'ordering': ['decided_at', 'id'],
                    'constraints': [models.UniqueConstraint(fields=('concern', 'step'), name='quality_decision_once'), models.CheckConstraint(condition=models.Q(('step__in', ['assess_concern', 'act_on_concern', 'close_concern'])), name='quality_decision_step'), models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='quality_decision_reason'), models.CheckConstraint(condition=models.Q(models.Q(('outcome__in', ['upheld', 'partly', 'not_upheld', 'passed_on']), ('step', 'close_concern')), models.Q(models.Q(('step', 'close_concern'), _negated=True), ('lifted', False), ('outcome', '')), _connector='OR'), name='quality_decision_outcome')],
                },
            ), migrations.CreateModel(
                name='ConcernMessage',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('concern', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='messages', to='quality.concern')),
                    ('words', models.TextField()),
                    ('told_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('told_at', models.DateTimeField()),
                ],
                options={
                    'ordering': ['told_at', 'id'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='quality_message_words')],
                },
            ), migrations.CreateModel(
                name='ExitChild',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('exit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='children', to='quality.providerexit')),
                    ('placement', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='placements.placement')),
                    ('raised', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='referrals.referral')),
                ],
                options={
                    'ordering': ['id'],
                },
            ), migrations.CreateModel(
                name='Improvement',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('ref', models.CharField(default=sixthday.audit.references.new_reference, max_length=16, unique=True)),
                    ('provider', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='providers.provider')),
                    ('visit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='improvements', to='quality.visit')),
                    ('standard', models.CharField(blank=True, max_length=8)),
                    ('what', models.CharField(max_length=500)),
                    ('due_on', models.DateField()),
                    ('state', models.CharField(default='open', max_length=10)),
                    ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('asked_at', models.DateTimeField()),
                    ('evidence', models.CharField(blank=True, max_length=1000)),
                    ('done_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('done_at', models.DateTimeField(blank=True, null=True)),
                    ('returned_why', models.CharField(blank=True, max_length=500)),
                    ('verified_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('verified_at', models.DateTimeField(blank=True, null=True)),
                    ('withdrawn_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                    ('withdrawn_why', models.CharField(blank=True, max_length=300)),
                ],
                options={
                    'ordering': ['due_on', 'id'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ('open', 'done', 'verified', 'withdrawn'))), name='quality_improvement_state'), models.CheckConstraint(condition=models.Q(('what', ''), _negated=True), name='quality_improvement_what'), models.CheckConstraint(condition=models.Q(models.Q(('done_at__isnull', False), ('done_by__isnull', False), models.Q(('evidence', ''), _negated=True), models.Q(('state', 'open'), _negated=True)), models.Q(('done_at__isnull', True), ('done_by__isnull', True), ('state__in', ['open', 'withdrawn'])), _connector='OR'), name='quality_improvement_done_whole'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'verified'), ('verified_at__isnull', False), ('verified_by__isnull', False)), models.Q(models.Q(('state', 'verified'), _negated=True), ('verified_at__isnull', True), ('verified_by__isnull', True)), _connector='OR'), name='quality_improvement_verified_whole'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'withdrawn'), ('withdrawn_at__isnull', False), ('withdrawn_by__isnull', False), models.Q(('withdrawn_why', ''), _negated=True)), models.Q(models.Q(('state', 'withdrawn'), _negated=True), ('withdrawn_at__isnull', True), ('withdrawn_by__isnull', True), ('withdrawn_why', '')), _connector='OR'), name='quality_improvement_withdrawn_whole'), models.CheckConstraint(condition=models.Q(('verified_by__isnull', True), models.Q(('verified_by', models.F('done_by')), _negated=True), _connector='OR'), name='quality_improvement_second_person')],
                },
            ), migrations.CreateModel(
                name='Rating',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('provider', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='providers.provider')),
                    ('visit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='ratings', to='quality.visit')),
                    ('set_code', models.CharField(max_length=20)),
                    ('standard', models.CharField(max_length=8)),
                    ('level', models.CharField(choices=[('met', 'Met'), ('partly', 'Partly met'), ('not_yet', 'Not yet met'), ('na', 'Not applicable')], max_length=8)),
                    ('evidence', models.CharField(max_length=1000)),
                    ('rated_on', models.DateField()),
                    ('rated_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('rated_at', models.DateTimeField()),
                ],
                options={
                    'ordering': ['provider', 'standard', 'rated_on', 'id'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('level__in', ['met', 'partly', 'not_yet', 'na'])), name='quality_rating_level'), models.CheckConstraint(condition=models.Q(('standard__in', ['1.1', '1.2', '1.3', '1.4', '1.5', '1.6', '2.1', '2.2', '2.3', '2.4', '2.5', '3.1', '3.2', '3.3', '3.4', '3.5', '4.1', '4.2', '4.3', '4.4', '4.5'])), name='quality_rating_standard'), models.CheckConstraint(condition=models.Q(('evidence', ''), _negated=True), name='quality_rating_evidence')],
                },
            ), migrations.CreateModel(
                name='VisitReply',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('visit', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='reply', to='quality.visit')),
                    ('words', models.TextField()),
                    ('replied_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('replied_at', models.DateTimeField()),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='quality_reply_words')],
                },
            )],
        ),
    ]
