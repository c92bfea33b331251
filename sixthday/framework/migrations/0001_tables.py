import django.db.models.deletion
import sixthday.audit.references
import sixthday.tables
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('framework', '0001_framework'), ('framework', '0002_rounds_have_a_life'), ('framework', '0003_notices_and_warnings'), ('framework', '0004_exclusion_days')]

    initial = True

    dependencies = [
        ('access', '0001_tables'),
        ('documents', '0001_tables'),
    ]

    operations = [
        sixthday.tables.CreateTables(
            tables=[migrations.CreateModel(
                name='ApprovalLimit',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('holder', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('limit_pence', models.BigIntegerField()),
                    ('from_on', models.DateField()),
                    ('until_on', models.DateField(blank=True, null=True)),
                    ('set_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('set_at', models.DateTimeField()),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('until_on__isnull', True), ('until_on__gte', models.F('from_on')), _connector='OR'), name='framework_limit_dates'), models.CheckConstraint(condition=models.Q(('limit_pence__gt', 0)), name='framework_limit_positive'), models.UniqueConstraint(condition=models.Q(('until_on__isnull', True)), fields=('holder',), name='framework_limit_once')],
                },
            ), migrations.CreateModel(
                name='CouncilChoice',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(choices=[('answer_working_days', 'Working days a provider has to answer'), ('answer_cut_off', 'Time of day after which a request counts as sent on the next working day'), ('conflict_days', 'Days a conflict declaration stands'), ('notice_days', 'Days of notice to end a call-off'), ('emergency_days', 'Most days an emergency order may run'), ('small_number', 'Number below which a combination could name a child'), ('exclusion_days', 'Days a look at the exclusion grounds stands')], max_length=40)),
                    ('value', models.JSONField()),
                    ('from_on', models.DateField()),
                    ('why', models.CharField(max_length=300)),
                    ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('made_at', models.DateTimeField()),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('name', 'from_on'), name='framework_choice_once_a_day'), models.CheckConstraint(condition=models.Q(('name__in', ['answer_working_days', 'answer_cut_off', 'conflict_days', 'notice_days', 'emergency_days', 'small_number', 'exclusion_days'])), name='framework_choice_name')],
                },
            ), migrations.CreateModel(
                name='Scheme',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('ref', models.CharField(default=sixthday.audit.references.new_reference, max_length=16, unique=True)),
                    ('title', models.CharField(max_length=200)),
                    ('legal_form', models.CharField(choices=[('open', 'Open framework (section 49)'), ('light_touch', 'Light touch framework with its own reopening timetable')], max_length=12)),
                    ('ocid', models.CharField(blank=True, max_length=40)),
                    ('value_ex_vat_pence', models.BigIntegerField()),
                    ('value_inc_vat_pence', models.BigIntegerField()),
                    ('awarded_on', models.DateField(blank=True, null=True)),
                    ('commenced_on', models.DateField()),
                    ('ends_on', models.DateField()),
                    ('extendable_to_on', models.DateField()),
                    ('ongoing_calloffs', models.BooleanField(default=False)),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('ends_on__gt', models.F('commenced_on'))), name='framework_scheme_dates'), models.CheckConstraint(condition=models.Q(('extendable_to_on__gte', models.F('ends_on'))), name='framework_scheme_extension'), models.CheckConstraint(condition=models.Q(('value_ex_vat_pence__gte', 0), ('value_inc_vat_pence__gte', models.F('value_ex_vat_pence'))), name='framework_scheme_value'), models.CheckConstraint(condition=models.Q(('legal_form__in', ['open', 'light_touch'])), name='framework_scheme_form')],
                },
            ), migrations.CreateModel(
                name='Lot',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('scheme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lots', to='framework.scheme')),
                    ('number', models.PositiveSmallIntegerField()),
                    ('name', models.CharField(max_length=80)),
                    ('description', models.CharField(blank=True, max_length=300)),
                ],
                options={
                    'ordering': ['scheme', 'number'],
                    'constraints': [models.UniqueConstraint(fields=('scheme', 'number'), name='framework_lot_number_once')],
                },
            ), migrations.CreateModel(
                name='Reopening',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('scheme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reopenings', to='framework.scheme')),
                    ('opens_on', models.DateField()),
                    ('note', models.CharField(blank=True, max_length=200)),
                ],
                options={
                    'ordering': ['scheme', 'opens_on'],
                    'constraints': [models.UniqueConstraint(fields=('scheme', 'opens_on'), name='framework_reopening_once')],
                },
            ), migrations.CreateModel(
                name='ReopeningWarning',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('scheme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='warnings', to='framework.scheme')),
                    ('milestone', models.CharField(max_length=20)),
                    ('due_on', models.DateField()),
                    ('months', models.PositiveSmallIntegerField()),
                    ('warned_at', models.DateTimeField()),
                ],
                options={
                    'ordering': ['warned_at', 'pk'],
                    'constraints': [models.UniqueConstraint(fields=('scheme', 'milestone', 'due_on', 'months'), name='framework_warning_once'), models.CheckConstraint(condition=models.Q(('months__in', (18, 12, 6))), name='framework_warning_months')],
                },
            ), migrations.CreateModel(
                name='Round',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('ref', models.CharField(default=sixthday.audit.references.new_reference, max_length=16, unique=True)),
                    ('scheme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rounds', to='framework.scheme')),
                    ('number', models.PositiveSmallIntegerField()),
                    ('state', models.CharField(default='planned', max_length=10)),
                    ('opens_at', models.DateTimeField(blank=True, null=True)),
                    ('deadline_at', models.DateTimeField(blank=True, null=True)),
                    ('expected_award_on', models.DateField(blank=True, null=True)),
                    ('expected_from_on', models.DateField(blank=True, null=True)),
                    ('notice', models.TextField(blank=True)),
                    ('notice_ref', models.CharField(blank=True, max_length=40)),
                    ('awarded_on', models.DateField(blank=True, null=True)),
                    ('from_on', models.DateField(blank=True, null=True)),
                    ('until_on', models.DateField(blank=True, null=True)),
                    ('planned_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('planned_at', models.DateTimeField(blank=True, null=True)),
                    ('opened_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('opened_at', models.DateTimeField(blank=True, null=True)),
                    ('assessed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('assessed_at', models.DateTimeField(blank=True, null=True)),
                    ('awarded_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('awarded_at', models.DateTimeField(blank=True, null=True)),
                    ('abandoned_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('abandoned_at', models.DateTimeField(blank=True, null=True)),
                    ('abandoned_why', models.CharField(blank=True, max_length=500)),
                ],
                options={
                    'ordering': ['scheme', 'number'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ('planned', 'open', 'assessed', 'awarded', 'replaced', 'abandoned'))), name='framework_round_state'), models.CheckConstraint(condition=models.Q(('until_on__isnull', True), ('until_on__gte', models.F('from_on')), _connector='OR'), name='framework_round_dates'), models.CheckConstraint(condition=models.Q(('deadline_at__isnull', True), ('opens_at__lt', models.F('deadline_at')), _connector='OR'), name='framework_round_deadline'), models.CheckConstraint(condition=models.Q(models.Q(('awarded_on__isnull', False), ('from_on__gte', models.F('awarded_on')), ('state__in', ['awarded', 'replaced'])), models.Q(models.Q(('state__in', ['awarded', 'replaced']), _negated=True), ('awarded_on__isnull', True), ('from_on__isnull', True), ('until_on__isnull', True)), _connector='OR'), name='framework_round_awarded_whole'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'replaced'), _negated=True), ('until_on__isnull', False), _connector='OR'), name='framework_round_replaced_ends'), models.CheckConstraint(condition=models.Q(models.Q(('planned_at__isnull', False), ('planned_by__isnull', False), ('state__in', ['planned', 'open', 'assessed', 'awarded', 'replaced', 'abandoned'])), models.Q(('planned_at__isnull', True), ('planned_by__isnull', True), models.Q(('state__in', ['planned', 'open', 'assessed']), _negated=True)), _connector='OR'), name='framework_round_planned'), models.CheckConstraint(condition=models.Q(models.Q(('opened_at__isnull', True), ('opened_by__isnull', True), models.Q(('state__in', ['open', 'assessed']), _negated=True)), models.Q(('deadline_at__isnull', False), ('opened_at__isnull', False), ('opened_by__isnull', False), ('opens_at__isnull', False), models.Q(('state', 'planned'), _negated=True)), _connector='OR'), name='framework_round_opened'), models.CheckConstraint(condition=models.Q(models.Q(('assessed_at__isnull', False), ('assessed_by__isnull', False), ('state__in', ['assessed', 'abandoned', 'awarded', 'replaced'])), models.Q(('assessed_at__isnull', True), ('assessed_by__isnull', True), models.Q(('state__in', ['assessed']), _negated=True)), _connector='OR'), name='framework_round_assessed'), models.CheckConstraint(condition=models.Q(models.Q(('awarded_at__isnull', False), ('awarded_by__isnull', False), ('state__in', ['awarded', 'replaced'])), models.Q(('awarded_at__isnull', True), ('awarded_by__isnull', True)), _connector='OR'), name='framework_round_awarded'), models.CheckConstraint(condition=models.Q(models.Q(('abandoned_at__isnull', False), ('abandoned_by__isnull', False), ('state__in', ['abandoned'])), models.Q(('abandoned_at__isnull', True), ('abandoned_by__isnull', True), models.Q(('state__in', ['abandoned']), _negated=True)), _connector='OR'), name='framework_round_abandoned'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'abandoned'), models.Q(('abandoned_why', ''), _negated=True)), models.Q(models.Q(('state', 'abandoned'), _negated=True), ('abandoned_why', '')), _connector='OR'), name='framework_round_abandoned_why'), models.UniqueConstraint(fields=('scheme', 'number'), name='framework_round_number_once'), models.UniqueConstraint(condition=models.Q(('state__in', ['planned', 'open', 'assessed'])), fields=('scheme',), name='framework_round_prepared_once'), models.UniqueConstraint(condition=models.Q(('state', 'awarded')), fields=('scheme',), name='framework_round_awarded_once')],
                },
            ), migrations.CreateModel(
                name='Clarification',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('round', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='clarifications', to='framework.round')),
                    ('number', models.PositiveSmallIntegerField()),
                    ('asked', models.CharField(max_length=1000)),
                    ('answer', models.CharField(max_length=4000)),
                    ('published_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('published_at', models.DateTimeField()),
                ],
                options={
                    'ordering': ['round', 'number'],
                    'constraints': [models.UniqueConstraint(fields=('round', 'number'), name='framework_clarification_once')],
                },
            ), migrations.CreateModel(
                name='ConflictsAssessment',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('round', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='assessments', to='framework.round')),
                    ('version', models.PositiveSmallIntegerField()),
                    ('text', models.TextField()),
                    ('review_on', models.DateField()),
                    ('assessed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('assessed_at', models.DateTimeField()),
                ],
                options={
                    'ordering': ['round', 'version'],
                    'constraints': [models.UniqueConstraint(fields=('round', 'version'), name='framework_assessment_once'), models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='framework_assessment_words')],
                },
            ), migrations.CreateModel(
                name='NoticeLoad',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('round', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='notice_loads', to='framework.round')),
                    ('ocid', models.CharField(max_length=40)),
                    ('release_id', models.CharField(max_length=80)),
                    ('source', models.CharField(max_length=120)),
                    ('loaded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('loaded_at', models.DateTimeField()),
                ],
                options={
                    'ordering': ['loaded_at', 'pk'],
                    'constraints': [models.UniqueConstraint(fields=('ocid', 'release_id'), name='framework_notice_once')],
                },
            ), migrations.CreateModel(
                name='RoundDeclaration',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('round', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='declarations', to='framework.round')),
                    ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('from_on', models.DateField()),
                    ('until_on', models.DateField()),
                    ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('made_at', models.DateTimeField()),
                ],
                options={
                    'ordering': ['round', 'user', '-made_at', '-pk'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('until_on__isnull', True), ('until_on__gte', models.F('from_on')), _connector='OR'), name='framework_declaration_dates'), models.CheckConstraint(condition=models.Q(('made_by', models.F('user'))), name='framework_declaration_own')],
                },
            ), migrations.CreateModel(
                name='RoundDocument',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('round', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='documents', to='framework.round')),
                    ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.storedfile')),
                    ('title', models.CharField(max_length=120)),
                    ('attached_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('attached_at', models.DateTimeField()),
                ],
                options={
                    'ordering': ['round', 'pk'],
                    'constraints': [models.UniqueConstraint(fields=('round', 'title'), name='framework_round_document_once')],
                },
            ), migrations.CreateModel(
                name='RoundLot',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('round', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='round_lots', to='framework.round')),
                    ('lot', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='framework.lot')),
                    ('reference_hour_pence', models.BigIntegerField()),
                ],
                options={
                    'ordering': ['round', 'lot__number'],
                    'constraints': [models.UniqueConstraint(fields=('round', 'lot'), name='framework_round_lot_once'), models.CheckConstraint(condition=models.Q(('reference_hour_pence__gt', 0)), name='framework_round_lot_price')],
                },
            ), migrations.CreateModel(
                name='RoundQuestion',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('round', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='questions', to='framework.round')),
                    ('code', models.SlugField(max_length=40)),
                    ('version', models.PositiveSmallIntegerField(default=1)),
                    ('position', models.PositiveSmallIntegerField()),
                    ('kind', models.CharField(choices=[('condition', 'Condition of participation: pass or fail'), ('quality', 'Quality question: marked'), ('young_people', "Young people's question: marked by their own panel"), ('exclusion', 'Exclusion ground'), ('information', 'For information: not assessed')], max_length=14)),
                    ('text', models.CharField(max_length=1000)),
                    ('guidance', models.TextField(blank=True)),
                    ('evidence', models.CharField(blank=True, max_length=60)),
                    ('word_limit', models.PositiveSmallIntegerField(blank=True, null=True)),
                    ('weight', models.PositiveSmallIntegerField(blank=True, null=True)),
                    ('max_score', models.PositiveSmallIntegerField(blank=True, null=True)),
                    ('pass_mark', models.PositiveSmallIntegerField(blank=True, null=True)),
                    ('model_answer', models.TextField(blank=True)),
                    ('is_dropped', models.BooleanField(default=False)),
                    ('why', models.CharField(blank=True, max_length=300)),
                    ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('written_at', models.DateTimeField()),
                ],
                options={
                    'ordering': ['round', 'position', 'code', 'version'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['condition', 'quality', 'young_people', 'exclusion', 'information'])), name='framework_question_kind'), models.CheckConstraint(condition=models.Q(models.Q(('kind__in', ['quality', 'young_people']), ('max_score__gte', 1), ('pass_mark__lte', models.F('max_score')), ('weight__isnull', False)), models.Q(models.Q(('kind__in', ['quality', 'young_people']), _negated=True), ('max_score__isnull', True), ('pass_mark__isnull', True), ('weight__isnull', True)), _connector='OR'), name='framework_question_scored_whole'), models.CheckConstraint(condition=models.Q(models.Q(('kind', 'young_people'), models.Q(('model_answer', ''), _negated=True)), models.Q(models.Q(('kind', 'young_people'), _negated=True), ('model_answer', '')), _connector='OR'), name='framework_question_model_answer'), models.CheckConstraint(condition=models.Q(models.Q(('is_dropped', False), ('version', 1)), models.Q(('version__gt', 1), models.Q(('why', ''), _negated=True)), _connector='OR'), name='framework_question_why'), models.UniqueConstraint(fields=('round', 'code', 'version'), name='framework_question_version_once')],
                },
            ), migrations.CreateModel(
                name='ServiceType',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('lot', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='service_types', to='framework.lot')),
                    ('code', models.SlugField(max_length=40)),
                    ('name', models.CharField(max_length=80)),
                ],
                options={
                    'ordering': ['lot', 'name'],
                    'constraints': [models.UniqueConstraint(fields=('lot', 'code'), name='framework_service_type_once')],
                },
            ), migrations.CreateModel(
                name='Terms',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('round', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='terms', to='framework.round')),
                    ('version', models.PositiveSmallIntegerField()),
                    ('from_on', models.DateField()),
                    ('clauses', models.JSONField()),
                    ('set_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('set_at', models.DateTimeField()),
                ],
                options={
                    'ordering': ['round', 'version'],
                    'constraints': [models.UniqueConstraint(fields=('round', 'version'), name='framework_terms_once')],
                },
            ), migrations.CreateModel(
                name='QuestionLot',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('question', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='question_lots', to='framework.roundquestion')),
                    ('lot', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='framework.lot')),
                ],
                options={
                    'ordering': ['question', 'lot__number'],
                    'constraints': [models.UniqueConstraint(fields=('question', 'lot'), name='framework_question_lot_once')],
                },
            ), migrations.CreateModel(
                name='RoundInterest',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('declaration', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='interests', to='framework.rounddeclaration')),
                    ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.organisation')),
                    ('named', models.CharField(blank=True, max_length=120)),
                    ('kind', models.CharField(choices=[('actual', 'Actual: the person has it'), ('potential', 'Potential: it could become one'), ('perceived', 'Perceived: a reasonable person would suspect one')], max_length=10)),
                    ('nature', models.CharField(max_length=300)),
                    ('mitigation', models.CharField(max_length=300)),
                    ('review_on', models.DateField()),
                ],
                options={
                    'ordering': ['declaration', 'pk'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['actual', 'potential', 'perceived'])), name='framework_interest_kind'), models.CheckConstraint(condition=models.Q(models.Q(('named', ''), ('organisation__isnull', False)), models.Q(('organisation__isnull', True), models.Q(('named', ''), _negated=True)), _connector='OR'), name='framework_interest_in_one'), models.CheckConstraint(condition=models.Q(models.Q(('nature', ''), _negated=True), models.Q(('mitigation', ''), _negated=True)), name='framework_interest_whole')],
                },
            ), migrations.CreateModel(
                name='WeightSet',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('round_lot', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='weight_sets', to='framework.roundlot')),
                    ('version', models.PositiveSmallIntegerField()),
                    ('from_on', models.DateField()),
                    ('note', models.CharField(blank=True, max_length=200)),
                    ('set_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('set_at', models.DateTimeField()),
                ],
                options={
                    'ordering': ['round_lot', 'version'],
                    'constraints': [models.UniqueConstraint(fields=('round_lot', 'version'), name='framework_weight_set_once')],
                },
            ), migrations.CreateModel(
                name='Weight',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('weight_set', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='weights', to='framework.weightset')),
                    ('criterion', models.CharField(choices=[('need_fit', 'Fit to need'), ('outcomes_record', 'Outcomes record'), ('start', 'Start'), ('days_times', 'Days and times'), ('distance', 'Distance'), ('price', 'Price'), ('family_preference', "Family's preference")], max_length=24)),
                    ('points', models.PositiveSmallIntegerField()),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('weight_set', 'criterion'), name='framework_weight_once'), models.CheckConstraint(condition=models.Q(('points__lte', 100)), name='framework_weight_points'), models.CheckConstraint(condition=models.Q(('criterion__in', ['need_fit', 'outcomes_record', 'start', 'days_times', 'distance', 'price', 'family_preference'])), name='framework_weight_criterion')],
                },
            )],
        ),
    ]
